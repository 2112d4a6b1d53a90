using System.Text;
using Makemore.Engine;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests;

/// <summary>
/// No file makes a reader allocate more than the documented multiple of its length. Each file is the costliest of its kind.
/// </summary>
public sealed class ReaderMemoryTests : IDisposable
{
    private const int CheckpointMultiple = 64;
    private const int NgramMultiple = 64;
    private const int CorpusMultiple = 24;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Headers => new()
    {
        { "tensors", $"{{{Many(i => $$"""
            "{{i}}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}
            """)}}}" },
        { "sizes", $$"""{"E":{"dtype":"F32","shape":[{{Many(_ => "0")}}],"data_offsets":[0,0]} }""" },
        { "faulty sizes", $$"""{"E":{"dtype":"F32","shape":[{{Many(_ => "0")}},[]],"data_offsets":[0,0]} }""" },
        { "lists", $$"""{"E":{"dtype":"F32","shape":[{{Many(_ => "[]")}}],"data_offsets":[0,0]} }""" },
        { "metadata", $$"""{"__metadata__":{ {{Many(i => $"\"{i:x}\":\"\"")}} } }""" },
        { "text", $$"""{"__metadata__":{"vocabulary":"{{Many(_ => "é")}}"} }""" },
        { "a long name twice", $$"""{"{{Many(_ => "a")}}":1,"{{Many(_ => "a")}}":1}""" },
        { "a long name", $$"""{"{{Many(_ => "a")}}":1}""" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void AHeader(string kind, string header)
    {
        Assert.NotEmpty(kind);
        string path = _folder.Write("file", SafetensorsFile.Of(header));
        AssertWithin(CheckpointMultiple, path, () => CheckpointInfo.Read(path));
    }

    [Fact]
    public void AVocabularyOfWords()
    {
        string words = string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"{i:x}"));
        string path = _folder.Write("file", SafetensorsFile.Of($$"""{"__metadata__":{"tokens":"words","foldcase":"true","vocabulary":"<s> <unk> {{words}}"} }"""));
        AssertWithin(CheckpointMultiple, path, () => SavedVocabulary.Of(CheckpointInfo.Read(path)));
    }

    [Fact]
    public void AVocabularyOfOneWordAgainAndAgain()
    {
        string path = _folder.Write("file", SafetensorsFile.Of($$"""{"__metadata__":{"tokens":"words","foldcase":"true","vocabulary":"<s> <unk> {{string.Join(' ', Enumerable.Repeat("a", 500_000))}}"} }"""));
        AssertWithin(CheckpointMultiple, path, () => SavedVocabulary.Of(CheckpointInfo.Read(path)));
    }

    [Fact]
    public void AnAlphabet()
    {
        string letters = string.Concat(Enumerable.Range(0x4E00, 20_000).Select(letter => (char)letter));
        string path = _folder.Write("file", SafetensorsFile.Of($$"""{"__metadata__":{"vocabulary":".{{letters}}"} }"""));
        AssertWithin(CheckpointMultiple, path, () => SavedVocabulary.Of(CheckpointInfo.Read(path)));
    }

    [Theory]
    [InlineData(1, "kneser-ney")]
    [InlineData(8, "kneser-ney")]
    [InlineData(1024, "kneser-ney")]
    [InlineData(8, "add-1")]
    public void NgramsThatAreAllDifferent(int order, string smoothing)
    {
        int rows = 2_000_000 / order;
        var random = new TorchRandom(seed: 1);
        float[] numbers = new float[rows * (order + 1)];
        for (int i = 0; i < rows * order; i++)
            numbers[i] = 1 + random.NextInt32(26);
        numbers.AsSpan(rows * order).Fill(1);
        string path = _folder.Write("file", NgramFile(order, rows, smoothing, numbers));
        AssertWithin(NgramMultiple, path, () => NgramModel.Load(path));
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("é\n")]
    [InlineData("\n")]
    [InlineData("a\r\n")]
    [InlineData("anna\n")]
    public void ACorpus(string line)
    {
        string path = _folder.Write("names.txt", Encoding.UTF8.GetBytes($"a\n{string.Concat(Enumerable.Repeat(line, 1_000_000))}"));
        AssertWithin(CorpusMultiple, path, () => Corpus.Load(path));
    }

    private static byte[] NgramFile(int order, int rows, string smoothing, float[] numbers) => SafetensorsFile.Of(
        $$"""
        {"__metadata__":{"smoothing":"{{smoothing}}","vocabulary":".abcdefghijklmnopqrstuvwxyz"},
         "ngrams":{"dtype":"F32","shape":[{{rows}},{{order}}],"data_offsets":[0,{{4 * rows * order}}]},
         "counts":{"dtype":"F32","shape":[{{rows}}],"data_offsets":[{{4 * rows * order}},{{4 * rows * (order + 1)}}]} }
        """,
        numbers);

    private static string Many(Func<int, string> item) => string.Join(',', Enumerable.Range(0, 100_000).Select(item));

    private static void AssertWithin(int multiple, string path, Action read) => AllocationLimit.Check(multiple, new FileInfo(path).Length, () =>
    {
        try
        {
            read();
        }
        catch (CheckpointException exception)
        {
            Assert.InRange(exception.Message.Length, 1, 12_000);
        }
    });
}

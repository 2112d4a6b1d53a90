using System.Buffers.Binary;
using System.Numerics.Tensors;
using CsCheck;
using Makemore.Engine;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests;

/// <summary>
/// Files that are nearly valid. Each is read, or it is refused in one short line. Reading allocates no more than the
/// documented multiple of the file.
/// </summary>
public sealed class FileInputTests
{
    private const int LongestMessage = 12_000;
    private const string Path = "file";

    private static readonly FakeModel Letters = new FakeModel().Count();
    private static readonly FakeTextModel Words = new(Vocabulary.FromWords(Corpus.FromLines(["the cat sat", "the dog"]), 6));
    private static readonly Vocabulary Alphabet = Vocabulary.FromAlphabet("ab");
    private static readonly byte[] LettersFile = Saved(path => Checkpoint.Save(path, Letters));
    private static readonly byte[] WordsFile = Saved(path => Checkpoint.Save(path, Words));
    private static readonly byte[] NgramsFile = Saved(path => Counted(3, NgramSmoothing.KneserNey).Save(path));
    private static readonly byte[] MixtureFile = Saved(path => new MixtureModel(
        [Words, new CacheModel(Words.Vocabulary), new MixtureModel(OfWords(1), OfWords(2))], frequencies: OfWords(2)).Save(path));

    private static readonly byte[] AddKFile = Saved(path => Counted(2, NgramSmoothing.AddK(0.5)).Save(path));

    public static PropertyOf<byte[]> ACheckpointIsReadOrRefused { get; } = new(
        Checkpoints(LettersFile, WordsFile),
        file => AssertReadOrRefused<CheckpointException>(64, file, () =>
        {
            using var reader = new SafetensorsReader(Path, new MemoryStream(file));
            _ = reader.Info.Declaration?.ToString();
            Checkpoint.Load(reader, Letters);
        }),
        MutatedBytes.Smaller);

    public static PropertyOf<byte[]> AVocabularyIsReadOrRefused { get; } = new(
        Checkpoints(WordsFile, LettersFile, NgramsFile),
        file => AssertReadOrRefused<CheckpointException>(64, file, () =>
        {
            using var reader = new SafetensorsReader(Path, new MemoryStream(file));
            Vocabulary vocabulary = SavedVocabulary.Of(reader.Info);
            int[] all = [.. Enumerable.Range(0, vocabulary.Count)];
            string text = vocabulary.Decode(all);
            if (vocabulary.Kind is Tokens.Words)
                vocabulary.Encode(text);
            else
                Assert.Equal(all[1..], vocabulary.Encode(text[1..]));
            Assert.All(all, number => Assert.Equal(number, vocabulary.FoldsCase ? number : vocabulary.IndexOf(vocabulary[number])));
        }),
        MutatedBytes.Smaller);

    public static PropertyOf<byte[]> AnNgramFileIsReadOrRefused { get; } = new(
        Checkpoints(NgramsFile, AddKFile),
        file => AssertReadOrRefused<CheckpointException>(64, file, () =>
        {
            using var reader = new SafetensorsReader(Path, new MemoryStream(file));
            NgramModel model = NgramModel.Load(reader);
            float[] logits = new float[model.Vocabulary.Count];
            model.Logits(new int[model.ContextLength], logits);
            Assert.DoesNotContain(logits, float.IsNaN);
            Assert.InRange(TensorPrimitives.Max<float>(logits), float.NegativeInfinity, 1e-6f);
        }),
        MutatedBytes.Smaller);

    public static PropertyOf<byte[]> AMixtureFileIsReadOrRefused { get; } = new(
        Checkpoints(MixtureFile),
        file =>
        {
            using var folder = new TemporaryFolder();
            folder.Write(Path, file);
            AssertReadOrRefused<CheckpointException>(64, file, folder.Path, () =>
            {
                MixtureModel mixture = MixtureModel.Load(folder[Path], ModelFactory.Of<FakeTextModel>());
                Assert.All(mixture.Weights, row => Assert.Equal(1, row.Sum(weight => (double)weight), 1e-4));
            });
        },
        MutatedBytes.Smaller);

    public static PropertyOf<byte[]> ACorpusIsReadOrRefused { get; } = new(
        MutatedBytes.Of("emma\nolivia\nava\n"u8.ToArray(), "\uFEFFemma\r\n\r\nzoë\r日本\n😀😀\n"u8.ToArray(), "The cat's 3.5 hats, <unk> it\u200Dsaid.\n"u8.ToArray()),
        text => AssertReadOrRefused<CorpusException>(256, text, () =>
        {
            Corpus corpus = CorpusReader.Read(text, Path);
            ContextDataset words = ContextDataset.Build(corpus, Vocabulary.FromWords(corpus, 20, foldCase: true), 2);
            Assert.InRange(words.DistinctContexts, 1, words.Count);
            ContextDataset letters = ContextDataset.Build(corpus, Vocabulary.FromCorpus(corpus), 3);
            Assert.InRange(letters.DistinctContexts, 1, letters.Count);
        }),
        MutatedBytes.Smaller);

    [Fact]
    public void CheckpointsAreReadOrRefused() => ACheckpointIsReadOrRefused.Holds(seed: "0001NkpJdw51", cases: 10_000);

    [Fact]
    public void VocabulariesAreReadOrRefused() => AVocabularyIsReadOrRefused.Holds(seed: "0001NkpJdw51", cases: 10_000);

    [Fact]
    public void NgramFilesAreReadOrRefused() => AnNgramFileIsReadOrRefused.Holds(seed: "0001NkpJdw51", cases: 10_000);

    [Fact]
    public void MixtureFilesAreReadOrRefused() => AMixtureFileIsReadOrRefused.Holds(seed: "0001NkpJdw51", cases: 3_000);

    [Fact]
    public void CorporaAreReadOrRefused() => ACorpusIsReadOrRefused.Holds(seed: "0001NkpJdw51", cases: 10_000);

    /// <summary>
    /// Draws files whose header or whose numbers are changed. In most of them, the length of the header is corrected, so
    /// that the header is read.
    /// </summary>
    private static Gen<byte[]> Checkpoints(params byte[][] files) => Gen.Select(Gen.Int[0, 7], MutatedBytes.Of(files), (kind, changed) =>
    {
        int end = changed.AsSpan().LastIndexOf((byte)'}');
        if (kind == 0 || end < 8)
            return changed;
        BinaryPrimitives.WriteUInt64LittleEndian(changed, (ulong)(end + 1 - 8));
        return changed;
    });

    private static void AssertReadOrRefused<T>(int multiple, byte[] file, Action read)
        where T : MakemoreException => AssertReadOrRefused<T>(multiple, file, Path, read);

    private static void AssertReadOrRefused<T>(int multiple, byte[] file, string place, Action read)
        where T : MakemoreException => AllocationLimit.Check(multiple, file.Length, () =>
        {
            try
            {
                read();
            }
            catch (T exception)
            {
                Assert.StartsWith(place, exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', exception.Message);
                Assert.InRange(exception.Message.Length, 1, LongestMessage);
            }
        });

    private static NgramModel Counted(int order, NgramSmoothing smoothing)
    {
        var model = new NgramModel(Alphabet, order, smoothing);
        model.Train(ContextDataset.Build(Corpus.FromLines(["ab", "b", "ba"]), Alphabet, Math.Max(order - 1, 1)));
        return model;
    }

    private static NgramModel OfWords(int order)
    {
        var model = new NgramModel(Words.Vocabulary, order);
        model.Train(ContextDataset.Build(Corpus.FromLines(["the cat", "sat the"]), Words.Vocabulary, context: 1));
        return model;
    }

    private static byte[] Saved(Action<string> save)
    {
        using var folder = new TemporaryFolder();
        save(folder[Path]);
        return File.ReadAllBytes(folder[Path]);
    }
}

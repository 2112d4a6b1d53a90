using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

/// <summary>A file that names a known class and does not fit it: the message is that of the class's own Load.</summary>
public sealed class NamedClassTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["m"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"by\"", "\"model.by\"", "the file has no by, which is (4) in FakeTextModel")]
    [InlineData("\"shape\":[4,1]", "\"shape\":[1,4]", "E is (1, 4) in the file and (4, 1) in FakeTextModel")]
    [InlineData("\"context\":\"2\"", "\"context\":\"1\"", "the file is of a model with Context = 1, not 2")]
    [InlineData("\"tokens\":\"words\",", "", "the file holds no vocabulary of words")]
    [InlineData(" a b\"", " a b c d e f\"", "the file's vocabulary has 8 tokens and FakeTextModel at most 6")]
    public void SaysWhatLoadSays(string text, string change, string fault)
    {
        new FakeTextModel(Vocabulary.FromWords(Corpus.FromLines(["a b"]), size: 9)).Save(File, metadata: null);
        Change(text, change);

        string message = Assert.Throws<CheckpointException>(() => FakeTextModel.Load(CheckpointInfo.Read(File))).Message;
        Assert.StartsWith($"{File}: {fault}", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File, ModelFactory.Of<FakeTextModel>())).Message);
    }

    [Fact]
    public void NoClassesAreTold()
    {
        new FakeModel().Save(File, metadata: null);
        Assert.EndsWith(
            ", and no class was given to load it; give the ModelFactory of its class, such as those of MakemoreModels.All.",
            Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"model\":\"NameModel\"", "\"model\":\"LONG\"")]
    [InlineData("\"by\":", "\"LONG\":")]
    [InlineData("\"embed\":\"2\"", "\"embed\":\"LONG\"")]
    [InlineData("\"format\":\"pt\"", "\"format\":\"pt\",\"tokens\":\"LONG\"")]
    [InlineData("\"F32\"", "\"LONG\"")]
    [InlineData("[4,2]", "[4,2,\"LONG\"]")]
    [InlineData("\"format\":\"pt\"", "\"LONG\":7")]
    [InlineData("\"by\":{\"dtype\":\"F32\"", "\"LONG\":{\"dtype\":\"F16\"")]
    public void AMessageDoesNotShowALongTextOfTheFile(string text, string change)
    {
        new FakeModel().Save(File, metadata: null);
        Change(text, change.Replace("LONG", new string('x', 5_000_000), StringComparison.Ordinal));

        string message = Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File, ModelFactory.Of<FakeTextModel>())).Message;
        Assert.InRange(message.Length, 1, 1000);
    }

    [Fact]
    public void AMessageDoesNotShowTheCallersEntries()
    {
        new FakeModel().Save(File, new Dictionary<string, string> { ["corpus"] = "names.txt" });
        string message = Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File, ModelFactory.Of<FakeTextModel>())).Message;
        Assert.DoesNotContain("corpus", message, StringComparison.Ordinal);
    }

    /// <summary>Replaces a text of the header.</summary>
    private void Change(string text, string change)
    {
        byte[] file = System.IO.File.ReadAllBytes(File);
        int length = (int)BitConverter.ToUInt64(file);
        string header = System.Text.Encoding.UTF8.GetString(file, 8, length);
        Assert.Contains(text, header, StringComparison.Ordinal);
        byte[] changed = System.Text.Encoding.UTF8.GetBytes(header.Replace(text, change, StringComparison.Ordinal));
        _folder.Write("m", [.. BitConverter.GetBytes((ulong)changed.Length), .. changed, .. file.AsSpan(8 + length)]);
    }
}

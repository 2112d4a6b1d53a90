using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

public sealed class WordCheckpointTests : IDisposable
{
    private static readonly Vocabulary Words = Vocabulary.FromWords(Corpus.FromLines(["un café 😀 un café un"]), size: 9, foldCase: true);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder["text.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheVocabularyIsSavedAndRead()
    {
        Checkpoint.Save(File, new FakeTextModel(Words));

        Vocabulary read = Checkpoint.ReadVocabulary(CheckpointInfo.Read(File), FakeTextModel.Architecture);

        Assert.Equal(["<s>", "<unk>", "un", "café", "😀"], read.Tokens);
        Assert.True(read.Equals(Words));
        Assert.Equal(Tokens.Words, read.Kind);
        Assert.True(read.FoldsCase);
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void TheFileTellsTheWords(bool foldCase, string folds)
    {
        Checkpoint.Save(File, new FakeTextModel(Vocabulary.FromWords(Corpus.FromLines(["b a a"]), size: 9, foldCase: foldCase)));

        IReadOnlyDictionary<string, string> metadata = CheckpointInfo.Read(File).Metadata;

        Assert.Equal("words", metadata["tokens"]);
        Assert.Equal("<s> <unk> a b", metadata["vocabulary"]);
        Assert.Equal(folds, metadata["foldcase"]);
    }

    [Fact]
    public void TheFileTellsThatTheTextsAreAlreadyCutIntoTokens()
    {
        Corpus text = Corpus.FromLines(["well-known `` well-known"]);
        var spaced = Vocabulary.FromWords(text, size: 9, pretokenized: true);
        Checkpoint.Save(File, new FakeTextModel(spaced));

        Assert.Equal("pretokenized words", CheckpointInfo.Read(File).Metadata["tokens"]);
        Assert.True(Checkpoint.ReadVocabulary(CheckpointInfo.Read(File), FakeTextModel.Architecture).Equals(spaced));
        // "a b" has the same tokens in both ways.
        Corpus simple = Corpus.FromLines(["b a a"]);
        Checkpoint.Save(File, new FakeTextModel(Vocabulary.FromWords(simple, size: 9, pretokenized: true)));
        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(File), new FakeTextModel(Vocabulary.FromWords(simple, size: 9))));
        Assert.Contains("Tokens = pretokenized words, not words", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The files of characters are those of before there were words.</summary>
    [Fact]
    public void AFileOfCharactersTellsTheLettersAlone()
    {
        Checkpoint.Save(File, new FakeModel());

        Assert.Equal(
            ["format", "model", "context", "embed", "depth", "hidden", "activation", "direct", "normalization", "residual", "hierarchical", "vocabulary"],
            CheckpointInfo.Read(File).Metadata.Keys);
    }

    [Fact]
    public void TheFileTellsTheClass()
    {
        var text = ModelFactory.Of<FakeTextModel>();
        Checkpoint.Save(File, new FakeTextModel(Words));
        Assert.True(Assert.IsType<FakeTextModel>(ModelFactory.LoadAny(File, text)).Vocabulary.Equals(Words));

        Checkpoint.Save(File, new FakeModel());
        var exception = Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File, text));
        Assert.Contains("vocabulary .abc), and none of FakeTextModel has this declaration;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfNoClassAndNoTensorsSaysSo()
    {
        System.IO.File.WriteAllBytes(File, SafetensorsFile.Of("{}"));
        var exception = Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File, ModelFactory.Of<FakeTextModel>()));
        Assert.StartsWith($"{File}: the file holds no tensors, and none of FakeTextModel has this declaration;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfCharactersHasNoWords()
    {
        Checkpoint.Save(File, new FakeModel());
        AssertUnread("the file holds no vocabulary of words; load it into a model with the same declaration as the saved model");
    }

    [Fact]
    public void AVocabularyBeyondTheModelsIsRefused()
    {
        Checkpoint.Save(File, new FakeTextModel(Words));
        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.ReadVocabulary(CheckpointInfo.Read(File), FakeTextModel.Architecture with { VocabularySize = 4 }));
        Assert.Equal($"{File}: the file's vocabulary has 5 tokens and FakeTextModel at most 4; declare it with VocabularySize = 5.", exception.Message);
    }

    [Fact]
    public void OtherWordsAreRefusedInALine()
    {
        Checkpoint.Save(File, new FakeTextModel(Words));
        Vocabulary others = Vocabulary.FromWords(Corpus.FromLines([$"a b {new string('c', 100_000)}"]), size: 9);

        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(File), new FakeTextModel(others)));

        Assert.Equal(
            $"{File}: the file is of a model with Vocabulary = <s> <unk> un café 😀, not <s> <unk> a b {new string('c', 46)}… (100014 letters), FoldCase = true, not false; "
            + "load it into a model with the same declaration as the saved model.",
            exception.Message);
    }

    [Theory]
    [InlineData("""{"tokens": "words", "foldcase": "true"}""", "its vocabulary does not begin with <s> and <unk>")]
    [InlineData("""{"tokens": "words", "foldcase": "true", "vocabulary": ". a"}""", "its vocabulary does not begin with <s> and <unk>")]
    [InlineData("""{"tokens": "words", "foldcase": "true", "vocabulary": "<s> <unk> a b a"}""", "a word of its vocabulary is empty or occurs twice")]
    [InlineData("""{"tokens": "words", "foldcase": "true", "vocabulary": "<s> <unk> a  b"}""", "a word of its vocabulary is empty or occurs twice")]
    [InlineData("""{"tokens": "words", "vocabulary": "<s> <unk> a"}""", "it does not say whether texts are converted to lower case")]
    public void ADamagedVocabularyIsRefused(string metadata, string fault)
    {
        _folder.Write("text.safetensors", SafetensorsFile.Of($$"""{"__metadata__": {{metadata}}}"""));
        AssertUnread($"this is not a safetensors file, or it is damaged: {fault}; save or fetch it again");
    }

    [Fact]
    public void AnUnknownKindOfTokenIsRefused()
    {
        _folder.Write("text.safetensors", SafetensorsFile.Of("""{"__metadata__": {"tokens": "syllables", "vocabulary": "<s> <unk> a"}}"""));

        const string Fault = "the file holds tokens of the unknown kind 'syllables'; load it with the version that saved it";
        AssertUnread(Fault);
        Assert.Equal(
            $"{File}: {Fault}.",
            Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(File, ModelFactory.Of<FakeTextModel>())).Message);
    }

    private void AssertUnread(string fault) => Assert.Equal(
        $"{File}: {fault}.", Assert.Throws<CheckpointException>(() => Checkpoint.ReadVocabulary(CheckpointInfo.Read(File), FakeTextModel.Architecture)).Message);
}

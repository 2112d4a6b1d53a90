using Makemore.Tests.Checkpoints;

namespace Makemore.Tests;

public sealed class ModelSpecTests
{
    private static readonly Vocabulary Words = Vocabulary.FromWords(Corpus.FromLines(["a b"]), size: 9);

    private readonly ModelSpec _letters = new FakeModel(alphabet: "abc").Spec;

    [Fact]
    public void AModelOfWordsHasARowForEachTokenOfItsVocabulary()
    {
        ModelSpec spec = FakeTextModel.Architecture.For(Words);

        Assert.Equal(4, spec.VocabularySize);
        Assert.Same(Words, spec.Vocabulary);
        Assert.Equal([[4, 1], [1, 2], [1], [4, 1], [4]], spec.Parameters.Select(parameter => parameter.Shape));
        Assert.Equal(4 + 2 + 1 + 4 + 4, spec.ParameterCount);
        Assert.Equal(6 + 2 + 1 + 6 + 6, FakeTextModel.Architecture.ParameterCount);
    }

    [Fact]
    public void WithoutADeclaredVocabularyNoModelIsCreatedFromASeed()
    {
        const string Message = "FakeTextModel reads words, and its class declares no vocabulary; build one with Vocabulary.FromWords and call Create(vocabulary, seed).";
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(() => Created<FakeTextModel>()).Message);
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(() => ModelFactory.Of<FakeTextModel>().Create(seed: 7)).Message);

        static TModel Created<TModel>()
            where TModel : ILanguageModel<TModel> => TModel.Create(seed: 7);
    }

    [Fact]
    public void AVocabularyMayBeAsLargeAsDeclared() =>
        Assert.Equal(6, FakeTextModel.Architecture.For(Vocabulary.FromWords(Corpus.FromLines(["a b c d e f"]), FakeTextModel.Architecture.VocabularySize)).VocabularySize);

    [Fact]
    public void ALargerVocabularyIsRefused() => AssertRefused(
        FakeTextModel.Architecture,
        Vocabulary.FromWords(Corpus.FromLines(["a b c d e"]), size: 9),
        "The vocabulary has 7 tokens and FakeTextModel at most 6; declare it with [Mlp(VocabularySize = 7)], or build the vocabulary with FakeTextModel.MaxVocabularySize.");

    [Fact]
    public void AVocabularyOfAnotherKindIsRefused()
    {
        AssertRefused(
            FakeTextModel.Architecture,
            Vocabulary.FromAlphabet("abc"),
            "The vocabulary holds characters and FakeTextModel reads words; build it with Vocabulary.FromWords, or declare FakeTextModel with [Mlp(Tokens = Tokens.Characters)].");
        AssertRefused(
            _letters, Words, "The vocabulary holds words and NameModel reads characters; build it with Vocabulary.FromAlphabet, or declare NameModel with [Mlp(Tokens = Tokens.Words)].");
    }

    [Fact]
    public void AModelOfCharactersHasItsOwnLettersAlone()
    {
        Assert.Same(_letters, _letters.For(Vocabulary.FromAlphabet("cab")));
        AssertRefused(
            _letters,
            Vocabulary.FromAlphabet("abd"),
            "The vocabulary's letters are not those of NameModel; declare it with them, [Mlp(Alphabet = …)], or take NameModel.Vocabulary.");
    }

    [Fact]
    public void AnUndefinedKindOfTokenIsRefused()
    {
        const string Message = "Tokens is 7; it must be Characters or Words. (Parameter 'Tokens')";
        ModelSpec spec = _letters with { Tokens = (Tokens)7 };

        Assert.Equal(Message, Assert.Throws<ArgumentOutOfRangeException>(() => spec.For(Words)).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentOutOfRangeException>(spec.ToAttribute).Message);
    }

    [Fact]
    public void TheAttributeDeclaresTheArchitecture()
    {
        Assert.Equal("[Mlp(Context = 3, Embed = 2, Hidden = 4, Alphabet = \"abc\")]", _letters.ToAttribute().ToString());
        Assert.Equal(
            "[Mlp(Context = 4, Embed = 2, Hidden = 4, Activation = Activation.Gelu, Direct = true, Normalization = Normalization.Layer, Dropout = 0.25f, Hierarchical = true, Initialization = Initialization.Kaiming, EmbedScale = 0.5f, OutputScale = 0.01f, Alphabet = \"abc\")]",
            (new FakeModel(context: 4, depth: 2, activation: Activation.Gelu, direct: true, normalization: Normalization.Layer, hierarchical: true).Spec with { Dropout = 0.25f, Initialization = Initialization.Kaiming, EmbedScale = 0.5f, OutputScale = 0.01f }).ToAttribute().ToString());
        Assert.Equal(
            "[Mlp(Context = 3, Embed = 2, Depth = 0, Backend = Backend.Torch, Alphabet = \"abc\")]",
            (new FakeModel(depth: 0).Spec with { Backend = Backend.Torch }).ToAttribute().ToString());
        Assert.EndsWith(
            $", Tokens = Tokens.Words, VocabularySize = {FakeTextModel.Architecture.VocabularySize})]",
            FakeTextModel.Architecture.ToAttribute().ToString(),
            StringComparison.Ordinal);
    }

    private static void AssertRefused(ModelSpec model, Vocabulary vocabulary, string message) => Assert.Equal(
        $"{message} (Parameter 'vocabulary')", Assert.Throws<ArgumentException>(() => model.For(vocabulary)).Message);
}

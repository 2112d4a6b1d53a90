namespace Makemore.Numerics.Tests;

/// <summary>A model in the initializer of a static member of its own class, in its second part.</summary>
[Mlp(Context = 1, Embed = 2, Hidden = 3, Alphabet = "ab")]
public sealed partial class SharedModel
{
    public static SharedModel First { get; } = new(seed: 1);

    public static int Tokens { get; } = Vocabulary.Count;

    /// <summary>A class within the model.</summary>
    public static class Nested
    {
        public static SharedModel Model { get; } = Create(seed: 2);
    }
}

public sealed partial class SharedModel
{
    private static readonly Lazy<SharedModel> s_lazy = new(() => new SharedModel(seed: 3));

    static SharedModel() => Constructed = new SharedModel(seed: 4);

    public static SharedModel Constructed { get; }

    public static SharedModel Later => s_lazy.Value;

    public static SharedModel Second { get; } = new(seed: 5);
}

/// <summary>The same of a model that reads words.</summary>
[Mlp(Tokens = Tokens.Words, VocabularySize = 9, Context = 1, Embed = 2, Hidden = 3)]
public sealed partial class SharedTextModel
{
    public static SharedTextModel Shared { get; } = new(Vocabulary.FromWords(Corpus.FromLines(["a cat", "a dog"]), MaxVocabularySize));
}

/// <summary>The same of a sweep.</summary>
[MlpSweep(Context = [1, 2], Embed = [2], Hidden = [3], Alphabet = "ab")]
public static partial class SharedSweep
{
    public static int Count { get; } = Models.Count;

    public static ILanguageModel Shared { get; } = Models[^1].Create();
}

/// <summary>Static members of a model's class may use the model, whichever of them is initialized first.</summary>
public sealed class StaticInitializerTests
{
    public static TheoryData<string, Func<ILanguageModel>, int> Models => new()
    {
        { "a property", () => SharedModel.First, 3 },
        { "a property in another part", () => SharedModel.Second, 3 },
        { "a static constructor", () => SharedModel.Constructed, 3 },
        { "a lazy value", () => SharedModel.Later, 3 },
        { "a nested class", () => SharedModel.Nested.Model, 3 },
        { "words", () => SharedTextModel.Shared, 5 },
        { "a sweep", () => SharedSweep.Shared, 3 },
    };

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void AModelIsWhole(string where, Func<ILanguageModel> model, int tokens)
    {
        Assert.NotEmpty(where);
        Assert.Equal(tokens, model().Vocabulary.Count);
        Assert.Equal(2, model().Sample(2).Count);
    }

    [Fact]
    public void SoAreTheNumbersAboutIt() => Assert.Equal((3, 2), (SharedModel.Tokens, SharedSweep.Count));
}

using System.Globalization;
using System.Text;
using Makemore.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Numerics.Tests;

/// <summary>
/// A declaration of a model, and its place in the grids over which emitted models are judged. Its tokens are so many
/// letters besides the boundary, or with <see cref="Tokens.Words"/> so many words, &lt;unk&gt; among them.
/// </summary>
public sealed record Architecture(
    int Context, int Embed, int Hidden, int Letters, int Depth = 1, Activation Activation = Activation.Tanh,
    bool Direct = false, Normalization Normalization = Normalization.None, bool Residual = false, float Dropout = 0, bool Hierarchical = false,
    Tokens Tokens = Tokens.Characters, bool SharedOutput = false)
{
    /// <summary>How many tokens more than it gets a model of words is declared with.</summary>
    private const int SpareTokens = 11;

    /// <summary>Compiled together, because a compilation of many models takes little more time than one of a few.</summary>
    private static readonly Lazy<Dictionary<Architecture, ModelFactory>> Compiled = new(() =>
    {
        Architecture[] all = [.. Small.Union(Batched), LargeOfLettersWithSharedOutput];
        return all
            .Zip(ModelCompiler.Compile(all.Select(architecture => architecture.Attribute)))
            .ToDictionary(pair => pair.First, pair => pair.Second);
    });

    /// <summary>All those that are judged on a few examples.</summary>
    public static IEnumerable<Architecture> Small => Sizes.Concat(Depths).Concat(Options).Concat(Words).Concat(SharedOutputs).Distinct();

    /// <summary>Those that are judged on more examples than go through at a time.</summary>
    public static IEnumerable<Architecture> Batched =>
    [
        new(Context: 3, Embed: 20, Hidden: 17, Letters: 26),
        new(Context: 3, Embed: 5, Hidden: 17, Letters: 26, Depth: 2, Direct: true, Normalization: Normalization.Batch, Residual: true),
        HierarchicalWithDropout,
        Large,
        LargeWithEverything,
        LargeOfWords,
        WideWithSharedOutput,
        LargeWithSharedOutput,
    ];

    /// <summary>Sizes from the least there is to some that no vector's width divides.</summary>
    private static IEnumerable<Architecture> Sizes =>
        from hidden in (int[])[1, 7, 17, 100]
        from embed in (int[])[1, 3, 20]
        from context in (int[])[1, 3, 8]
        from letters in (int[])[1, 2, 26, 200]
        select new Architecture(context, embed, hidden, letters);

    /// <summary>Every depth with every activation, and a width whose rows do not lie side by side in memory.</summary>
    private static IEnumerable<Architecture> Depths =>
        from depth in (int[])[0, 1, 2, 3]
        from activation in Enum.GetValues<Activation>()
        from hidden in (int[])(depth == 2 ? [13, 256] : [13])
        select new Architecture(Context: 3, Embed: 5, hidden, Letters: 26, depth, activation);

    /// <summary>Every combination of the options, with every activation.</summary>
    public static IEnumerable<Architecture> Options =>
        from layers in (Architecture[])
        [
            new(Context: 3, Embed: 5, Hidden: 13, Letters: 26),
            new(Context: 3, Embed: 5, Hidden: 13, Letters: 26, Depth: 2),
            new(Context: 3, Embed: 5, Hidden: 13, Letters: 26, Depth: 2, Residual: true),
            new(Context: 8, Embed: 5, Hidden: 13, Letters: 26, Hierarchical: true),
        ]
        from activation in Enum.GetValues<Activation>()
        from normalization in Enum.GetValues<Normalization>()
        from dropout in (float[])[0, 0.3f]
        from direct in (bool[])[false, true]
        select layers with { Activation = activation, Normalization = normalization, Dropout = dropout, Direct = direct };

    /// <summary>The fewest words there can be, and more, over every kind of layer that reads their embeddings.</summary>
    public static IEnumerable<Architecture> Words =>
        from words in (int[])[2, 40]
        from layers in (Architecture[])
        [
            new(Context: 4, Embed: 6, Hidden: 13, words, Depth: 0, Tokens: Tokens.Words),
            new(Context: 4, Embed: 6, Hidden: 13, words, Tokens: Tokens.Words),
            new(Context: 4, Embed: 6, Hidden: 13, words, Depth: 2, Normalization: Normalization.Batch, Tokens: Tokens.Words),
            new(Context: 8, Embed: 6, Hidden: 13, words, Hierarchical: true, Tokens: Tokens.Words),
        ]
        from direct in (bool[])[false, true]
        from dropout in (float[])[0, 0.3f]
        where layers.Depth > 0 || (!direct && dropout == 0)
        select layers with { Direct = direct, Dropout = dropout };

    /// <summary>The embedding as the weights of the output layer, beside every kind of layer that looks it up.</summary>
    public static IEnumerable<Architecture> SharedOutputs =>
        from layers in (Architecture[])
        [
            new(Context: 1, Embed: 1, Hidden: 1, Letters: 2),
            new(Context: 3, Embed: 13, Hidden: 13, Letters: 26, Normalization: Normalization.Layer),
            new(Context: 3, Embed: 16, Hidden: 16, Letters: 26, Depth: 2, Activation.Gelu, Normalization: Normalization.Batch, Residual: true),
            new(Context: 8, Embed: 5, Hidden: 5, Letters: 200, Hierarchical: true),
            new(Context: 4, Embed: 6, Hidden: 6, Letters: 2, Tokens: Tokens.Words),
            new(Context: 4, Embed: 6, Hidden: 6, Letters: 40, Depth: 2, Tokens: Tokens.Words),
        ]
        from direct in (bool[])[false, true]
        from dropout in (float[])[0, 0.3f]
        select layers with { Direct = direct, Dropout = dropout, SharedOutput = true };

    /// <summary>Large enough that its matrix products are shared out among threads.</summary>
    public static Architecture Large => new(Context: 3, Embed: 64, Hidden: 256, Letters: 200);

    /// <summary>The same with every option, in the widths whose rows do not lie side by side in memory.</summary>
    public static Architecture LargeWithEverything => new(
        Context: 3, Embed: 64, Hidden: 256, Letters: 200, Depth: 3, Activation.Gelu, Direct: true, Normalization.Batch, Residual: true, Dropout: 0.2f);

    /// <summary>Words enough that the layers that give the logits are wide, and threads share out their slices, and the softmax too.</summary>
    public static Architecture LargeOfWords => new(Context: 3, Embed: 20, Hidden: 100, Letters: 3000, Direct: true, Tokens: Tokens.Words);

    /// <summary>Words enough that the output layer is wide, over the embedding as its weights.</summary>
    public static Architecture WideWithSharedOutput => new(
        Context: 3, Embed: 48, Hidden: 48, Letters: 3000, Direct: true, Tokens: Tokens.Words, SharedOutput: true);

    /// <summary>An output layer that is large without being wide, so that it adds up the gradient of the embedding in place.</summary>
    public static Architecture LargeWithSharedOutput => new(Context: 2, Embed: 192, Hidden: 192, Letters: 1400, Tokens: Tokens.Words, SharedOutput: true);

    /// <summary>The same for letters, whose parts of a batch each add up gradients of their own.</summary>
    public static Architecture LargeOfLettersWithSharedOutput => Large with { Embed = 256, Direct = true, SharedOutput = true };

    /// <summary>Where a row of a layer is a position of a context.</summary>
    public static Architecture HierarchicalWithDropout => new(
        Context: 8, Embed: 5, Hidden: 17, Letters: 26, Direct: true, Normalization: Normalization.Layer, Dropout: 0.5f, Hierarchical: true);

    private string Attribute => FormattableString.Invariant(
        $"""
        Context = {Context}, Embed = {Embed}, Hidden = {Hidden}, Depth = {Depth}, Activation = Activation.{Activation},
        Direct = {Literal(Direct)}, SharedOutput = {Literal(SharedOutput)}, Normalization = Normalization.{Normalization}, Residual = {Literal(Residual)}, Dropout = {Dropout}f, Hierarchical = {Literal(Hierarchical)},
        {(Tokens is Tokens.Words ? $"Tokens = Tokens.Words, VocabularySize = {1 + Letters + SpareTokens}" : $"Alphabet = {SymbolDisplay.FormatLiteral(Alphabet, quote: true)}")}
        """);

    /// <summary>One letter that is not ASCII; two, one of them beyond the BMP; a to z; Cyrillic, Deseret and emoji.</summary>
    private string Alphabet => Letters switch
    {
        1 => "ß",
        2 => "a😀",
        26 => Range('a', 26),
        200 => Range(0x400, 100) + Range(0x10400, 40) + Range(0x1F600, 60),
        _ => throw new InvalidOperationException($"There is no alphabet of {Letters} letters."),
    };

    /// <summary>Words are 1, 2, 3…, all as common as each other.</summary>
    private Vocabulary Vocabulary => Tokens is Tokens.Words
        ? Vocabulary.FromWords(Corpus.FromLines(Enumerable.Range(1, Letters - 1).Select(number => number.ToString(CultureInfo.InvariantCulture))), size: 1 + Letters)
        : Vocabulary.FromAlphabet(Alphabet);

    /// <summary>The model, away from its start.</summary>
    public ILanguageModel CreateModel() => Compiled.Value[this].Create(Vocabulary, seed: 42).MoveFromStart();

    /// <summary>A few lines of letters or words; some share their first contexts, and one occurs twice.</summary>
    public static ContextDataset CreateData(ILanguageModel model, int lines = 12)
    {
        var random = new Random(2);
        int[] tokens = [.. Enumerable.Range(1, model.Vocabulary.Count - 1)];
        string[] corpus = [.. Enumerable.Range(0, lines).Select(_ => model.Vocabulary.Decode(random.GetItems(tokens, random.Next(1, 7))))];
        return ContextDataset.Build(Corpus.FromLines([.. corpus, corpus[0]]), model.Vocabulary, model.Spec.Context);
    }

    private static string Literal(bool value) => value ? "true" : "false";

    private static string Range(int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(value => new Rune(value).ToString()));
}

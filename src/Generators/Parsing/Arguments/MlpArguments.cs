using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>
/// The properties of [Mlp], with their ranges and defaults. To add a property, add it to both attributes, to
/// <see cref="ModelDeclaration"/>, and to <see cref="Swept"/> or <see cref="Shared"/>.
/// </summary>
internal static class MlpArguments
{
    /// <summary>The limit of a scale. Training cannot recover from larger initial weights.</summary>
    private const float LargestScale = 1_000;

    /// <summary>The smallest vocabulary of words: the boundary, the unknown word, and one known word.</summary>
    private const int SmallestVocabulary = 3;

    /// <summary>
    /// The arguments that are arrays in [MlpSweep], in the order in which a sweep varies them. The last argument changes
    /// fastest.
    /// </summary>
    public static ImmutableArray<Argument> Swept { get; } =
    [
        new SizeArgument("Context", Default: 3, Minimum: 1, Maximum: 1_024,
            model => model.Context, (model, value) => model with { Context = value }),
        new SizeArgument("Embed", Default: 20, Minimum: 1, Maximum: 65_536,
            model => model.Embed, (model, value) => model with { Embed = value }),
        new SizeArgument("Hidden", Default: 100, Minimum: 1, Maximum: 65_536,
            model => model.Hidden, (model, value) => model with { Hidden = value }),
        new SizeArgument("Depth", Default: 1, Minimum: 0, Maximum: 64,
            model => model.Depth, (model, value) => model with { Depth = value }),
        new ChoiceArgument<Activation>("Activation", "an activation",
            model => model.Activation, (model, value) => model with { Activation = value }),
        new FlagArgument("Direct",
            model => model.Direct, (model, value) => model with { Direct = value }) { IsOptional = true },
        new FlagArgument("SharedOutput",
            model => model.SharedOutput, (model, value) => model with { SharedOutput = value }) { IsOptional = true },
        new ChoiceArgument<Normalization>("Normalization", "a normalization",
            model => model.Normalization, (model, value) => model with { Normalization = value }) { IsOptional = true },
        new FlagArgument("Residual",
            model => model.Residual, (model, value) => model with { Residual = value }) { IsOptional = true },
        new NumberArgument("Dropout", Default: 0, Limit: 1,
            model => model.Dropout, (model, value) => model with { Dropout = value }) { IsOptional = true },
        new FlagArgument("Hierarchical",
            model => model.Hierarchical, (model, value) => model with { Hierarchical = value }) { IsOptional = true },
        new ChoiceArgument<Initialization>("Initialization", "an initialization",
            model => model.Initialization, (model, value) => model with { Initialization = value }) { IsOptional = true },
        new NumberArgument("EmbedScale", Default: 0, Limit: LargestScale,
            model => model.EmbedScale, (model, value) => model with { EmbedScale = value }) { IsOptional = true },
        new NumberArgument("OutputScale", Default: 1, Limit: LargestScale,
            model => model.OutputScale, (model, value) => model with { OutputScale = value }) { IsOptional = true },
    ];

    /// <summary>The arguments that have the same value in all models of a sweep.</summary>
    public static ImmutableArray<Argument> Shared { get; } =
    [
        new ChoiceArgument<Tokens>("Tokens", "a kind of token",
            model => model.Tokens, (model, value) => model with { Tokens = value }),
        new SizeArgument("VocabularySize", Default: 0, Minimum: SmallestVocabulary, Maximum: 1_000_000,
            model => model.VocabularySize, (model, value) => model with { VocabularySize = value }),
        new ChoiceArgument<Backend>("Backend", "a backend",
            model => model.Backend, (model, value) => model with { Backend = value }),
    ];
}

using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Parsing;

/// <summary>
/// The properties of [Mlp], each in the one place that says what it may be. To add one, add it to both attributes, to
/// <see cref="ModelSpec"/>, and to <see cref="Swept"/>.
/// </summary>
internal static class MlpArguments
{
    /// <summary>What [MlpSweep] has arrays of, in the order in which it varies them: the last changes fastest.</summary>
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
    ];

    /// <summary>The same for all models of a sweep.</summary>
    public static Argument Backend { get; } = new ChoiceArgument<Backend>("Backend", "a backend",
        model => model.Backend, (model, value) => model with { Backend = value });
}

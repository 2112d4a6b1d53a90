using System.Collections.Immutable;
using System.Numerics;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;

namespace Makemore.Generators.Parsing;

/// <summary>The values of an argument: one, or those of the array that [MlpSweep] has for it.</summary>
internal sealed record Dimension(Argument Argument, ImmutableArray<object> Values, bool IsSwept);

/// <summary>The arguments of an attribute, and the models that they make: for [Mlp] one, for [MlpSweep] every combination.</summary>
internal sealed class Grid(ImmutableArray<Dimension> dimensions)
{
    public ImmutableArray<Dimension> Swept { get; } = [.. dimensions.Where(dimension => dimension.IsSwept)];

    public BigInteger Count => dimensions.Aggregate(BigInteger.One, (count, dimension) => count * dimension.Values.Length);

    /// <summary>The combinations, the last dimension's values changing fastest.</summary>
    public IEnumerable<ModelSpec> Models(ModelSpec start) => dimensions
        .Aggregate<Dimension, IEnumerable<ModelSpec>>(
            [start],
            (models, dimension) => models.SelectMany(_ => dimension.Values, dimension.Argument.Set))
        .Select(model => model with { Declaration = Declaration.Of(model) });

    /// <summary>What tells a model from the others, as a name: Context3_Embed10.</summary>
    public string Label(ModelSpec model) => string.Join("_", Swept.Select(dimension => dimension.Argument.Label(model)));
}

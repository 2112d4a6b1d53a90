using System.Collections.Immutable;
using System.Numerics;
using Makemore.Generators.Model;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>The values of an argument: one, or those of the array that [MlpSweep] has for it.</summary>
internal sealed record ArgumentValues(Argument Argument, ImmutableArray<object> Values, bool IsSwept);

/// <summary>The arguments of an attribute, and the models that they make: one for [Mlp], every combination for [MlpSweep].</summary>
internal sealed class ArgumentGrid(ImmutableArray<ArgumentValues> arguments)
{
    /// <summary>The arguments that have an array.</summary>
    public ImmutableArray<Argument> Swept { get; } = [.. arguments.Where(argument => argument.IsSwept).Select(argument => argument.Argument)];

    public BigInteger Count => arguments.Aggregate(BigInteger.One, (count, argument) => count * argument.Values.Length);

    /// <summary>The combinations. The last argument's values change fastest.</summary>
    public IEnumerable<ModelDeclaration> Models(ModelDeclaration start) => arguments
        .Aggregate<ArgumentValues, IEnumerable<ModelDeclaration>>(
            [start],
            (models, argument) => models.SelectMany(_ => argument.Values, argument.Argument.Set));

    /// <summary>What tells a model from the others, as a name: Context3_Embed10.</summary>
    public string Label(ModelDeclaration model) => string.Join("_", Swept.Select(argument => argument.Label(model)));
}

using System.Collections.Immutable;
using System.Numerics;
using Makemore.Generators.Model;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>The values of an argument: one value, or the values of an array in [MlpSweep].</summary>
internal sealed record ArgumentValues(Argument Argument, ImmutableArray<object> Values, bool IsSwept);

/// <summary>
/// The arguments of an attribute and the models that they declare: one model for [Mlp], and one for each combination for
/// [MlpSweep].
/// </summary>
internal sealed class ArgumentGrid(ImmutableArray<ArgumentValues> arguments)
{
    /// <summary>The arguments with an array of values.</summary>
    public ImmutableArray<Argument> Swept { get; } = [.. arguments.Where(argument => argument.IsSwept).Select(argument => argument.Argument)];

    public BigInteger Count => arguments.Aggregate(BigInteger.One, (count, argument) => count * argument.Values.Length);

    /// <summary>The models of all combinations. The values of the last argument change fastest.</summary>
    public IEnumerable<ModelDeclaration> Models(ModelDeclaration start) => arguments
        .Aggregate<ArgumentValues, IEnumerable<ModelDeclaration>>(
            [start],
            (models, argument) => models.SelectMany(_ => argument.Values, argument.Argument.Set));

    /// <summary>
    /// The name of a model, made from the values of the arguments that the sweep varies, such as Context3_Embed10.
    /// </summary>
    public string Label(ModelDeclaration model) => string.Join("_", Swept.Select(argument => argument.Label(model)));
}

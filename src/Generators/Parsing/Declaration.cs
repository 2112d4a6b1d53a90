using System.Collections.Immutable;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;

namespace Makemore.Generators.Parsing;

/// <summary>The attribute as the user would write it, without what is left at its default: one text for one model.</summary>
internal static class Declaration
{
    public static string Of(ModelSpec model) =>
        Text("Mlp", [.. MlpArguments.Swept.SelectMany(argument => Single(argument, model)), .. OfAll(model)]);

    /// <summary>[MlpSweep] with its arrays.</summary>
    /// <param name="grid">The arrays.</param>
    /// <param name="models">What they make.</param>
    public static string Of(Grid grid, ImmutableArray<ModelSpec> models) =>
        Text("MlpSweep", [.. grid.Swept.Select(dimension => Array(dimension.Argument, models)), .. OfAll(models[0])]);

    /// <summary>What no sweep varies.</summary>
    private static IEnumerable<string> OfAll(ModelSpec model) =>
    [
        .. model.Alphabet == Alphabet.Default ? (string[])[] : [$"{nameof(Alphabet)} = {Literal(model.Alphabet)}"],
        .. MlpArguments.Shared.SelectMany(argument => Single(argument, model)),
    ];

    private static IEnumerable<string> Single(Argument argument, ModelSpec model) =>
        argument.IsDefault(model) ? [] : [$"{argument.Name} = {argument.Code(model)}"];

    private static string Array(Argument argument, IEnumerable<ModelSpec> models) =>
        $"{argument.Name} = [{string.Join(", ", models.Select(argument.Code).Distinct())}]";

    private static string Text(string attribute, string[] arguments) =>
        arguments.Length == 0 ? $"[{attribute}]" : $"[{attribute}({string.Join(", ", arguments)})]";

    /// <summary>A letter is no control character and no half of a pair, so that nothing else needs an escape.</summary>
    private static string Literal(string letters) => "\"" + letters.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}

using System.Globalization;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission;

/// <summary>
/// Formats formulas, shapes and numbers for the emitted comments, with the letters of the notebook. The summaries below
/// are examples of the results.
/// </summary>
internal static class Notation
{
    /// <summary>A number with digit groups, as in text: 9,367.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with digit groups, as in C# code: 9_367.</summary>
    public static string Literal(long value) => Number(value).Replace(',', '_');

    /// <summary>3 tokens, 1 token</summary>
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>[H, C·D]</summary>
    public static string Shape(params IEnumerable<Size> sizes) => $"[{string.Join(", ", sizes.Select(size => size.Symbol))}]";

    /// <summary>HiddenSize, ContextLength * EmbedSize</summary>
    public static string Code(IEnumerable<Size> sizes) => string.Join(", ", sizes.Select(size => size.Code));

    /// <summary>[B, H], [4·B, H]</summary>
    public static string Rows(Activations activations) => Rows(activations.Width, activations.Positions);

    /// <summary>[B, H], [4·B, H]</summary>
    public static string Rows(Size width, int positions = 1) => $"[{RowCount(positions)}, {width.Symbol}]";

    /// <summary>B, 4·B</summary>
    public static string RowCount(int positions) => positions == 1 ? "B" : $"{positions}·B";

    /// <summary>h · Wyᵀ + by</summary>
    public static string Linear(LinearLayer layer) =>
        $"{layer.Read} · {layer.Weight.Name}ᵀ{(layer.Bias is { } bias ? $" + {bias.Name}" : "")}";

    /// <summary>h = tanh(concat(E[x]) · Wxᵀ + bh)</summary>
    public static string Forward(LinearLayer layer) => $"{layer.Output.Name} {(layer.Adds ? "+=" : "=")} {Applied(layer, Linear(layer))}";

    /// <summary>gh ⊙ ẑ + bh</summary>
    public static string Normalized(NormalizationLayer layer) => $"{layer.Gain.Name} ⊙ {Hat(layer)} + {layer.Shift.Name}";

    /// <summary>h = tanh(gh ⊙ ẑ + bh)</summary>
    public static string Forward(NormalizationLayer layer) => $"{layer.Output.Name} = {Applied(layer, Normalized(layer))}";

    /// <summary>ẑ, ẑ2</summary>
    public static string Hat(NormalizationLayer layer) => "ẑ" + layer.Input.Name.Substring(1);

    /// <summary>tanh(…)</summary>
    private static string Applied(ModelLayer layer, string argument) => layer.Function is { } function ? $"{function.Name}({argument})" : argument;
}

using System.Globalization;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission;

/// <summary>The mathematics as the comments write it, in the notebook's letters.</summary>
internal static class Notation
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number as C# code groups it: 9_367.</summary>
    public static string Literal(long value) => Number(value).Replace(',', '_');

    /// <summary>3 tokens, 1 token</summary>
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>(27 × 20)</summary>
    public static string Shape(IEnumerable<int> sizes) => $"({string.Join(" × ", sizes)})";

    /// <summary>(B × 100), (4·B × 100)</summary>
    public static string Rows(Units units) => Rows(units.Width, units.Positions);

    /// <summary>(B × 100), (4·B × 100)</summary>
    public static string Rows(int width, int positions = 1) => $"({RowCount(positions)} × {width})";

    /// <summary>B, 4·B</summary>
    public static string RowCount(int positions) => positions == 1 ? "B" : $"{positions}·B";

    /// <summary>h · Wyᵀ + by</summary>
    public static string Affine(Affine layer) =>
        $"{layer.Read} · {layer.Weight.Name}ᵀ{(layer.Bias is { } bias ? $" + {bias.Name}" : "")}";

    /// <summary>h = tanh(concat(E[x]) · Wxᵀ + bh)</summary>
    public static string Forward(Affine layer) => $"{layer.Output.Name} {(layer.Adds ? "+=" : "=")} {Applied(layer, Affine(layer))}";

    /// <summary>gh ⊙ ẑ + bh</summary>
    public static string Normalized(Normalize layer) => $"{layer.Gain.Name} ⊙ {Hat(layer)} + {layer.Shift.Name}";

    /// <summary>h = tanh(gh ⊙ ẑ + bh)</summary>
    public static string Forward(Normalize layer) => $"{layer.Output.Name} = {Applied(layer, Normalized(layer))}";

    /// <summary>ẑ, ẑ2</summary>
    public static string Hat(Normalize layer) => "ẑ" + layer.Input.Name.Substring(1);

    /// <summary>tanh(…)</summary>
    private static string Applied(Layer layer, string argument) =>
        layer.Activation is { } activation ? $"{Name(activation)}({argument})" : argument;

    public static string Name(Activation activation) => activation switch
    {
        Activation.Tanh => "tanh",
        Activation.Relu => "relu",
        _ => "gelu",
    };

    /// <summary>∂h/∂z</summary>
    public static string Derivative(Activation activation, string h, string z) => activation switch
    {
        Activation.Tanh => $"(1 − {h}²)",
        Activation.Relu => $"({z} > 0)",
        _ => $"(Φ({z}) + {z}·φ({z}))",
    };
}

using System.Globalization;
using Makemore.Generators.Model;

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

    /// <summary>(B × 100)</summary>
    public static string Rows(int width) => $"(B × {width})";

    /// <summary>h · Wyᵀ + by</summary>
    public static string Affine(Affine layer) => $"{layer.Input} · {layer.Weight.Name}ᵀ + {layer.Bias.Name}";

    /// <summary>h = tanh(concat(E[x]) · Wxᵀ + bh)</summary>
    public static string Forward(Affine layer) =>
        layer.Activation is { } activation
            ? $"{layer.Output} = {Name(activation)}({Affine(layer)})"
            : $"{layer.Output} = {Affine(layer)}";

    public static string Name(Activation activation) => activation switch
    {
        Activation.Tanh => "tanh",
        Activation.Relu => "relu",
        _ => "gelu",
    };

    /// <summary>What an activation gets, for what it gives: z2 for h2.</summary>
    public static string BeforeActivation(string h) => "z" + h.Substring(1);

    /// <summary>∂h/∂z</summary>
    public static string Derivative(Activation activation, string h, string z) => activation switch
    {
        Activation.Tanh => $"(1 − {h}²)",
        Activation.Relu => $"({z} > 0)",
        _ => $"(Φ({z}) + {z}·φ({z}))",
    };
}

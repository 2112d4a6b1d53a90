using System.Globalization;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The mathematics as the comments write it, in the notebook's letters.</summary>
internal static class Notation
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number as C# code groups it: 9_367.</summary>
    public static string Literal(long value) => Number(value).Replace(',', '_');

    /// <summary>(27 × 20)</summary>
    public static string Shape(IEnumerable<int> sizes) => $"({string.Join(" × ", sizes)})";

    /// <summary>h · Wyᵀ + by</summary>
    public static string Affine(Affine layer) => $"{layer.Input ?? "concat(E[x])"} · {layer.Weight.Name}ᵀ + {layer.Bias.Name}";

    /// <summary>h = tanh(concat(E[x]) · Wxᵀ + bh)</summary>
    public static string Forward(Affine layer) =>
        layer.Activation is { } activation
            ? $"{layer.Output} = {Name(activation)}({Affine(layer)})"
            : $"{layer.Output} = {Affine(layer)}";

    /// <summary>(B × 100)  ←  (B × 60) · (60 × 100)</summary>
    public static string ForwardShapes(Affine layer) => $"(B × {layer.Out})  ←  (B × {layer.In}) · ({layer.In} × {layer.Out})";

    public static string Name(Activation activation) => activation switch
    {
        Activation.Tanh => "tanh",
        Activation.Relu => "relu",
        _ => "gelu",
    };

    /// <summary>The name of the gradient: dh.</summary>
    public static string Gradient(string units) => "∂" + units;
}

using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The activations that a pass keeps for a layer.</summary>
internal static class Units
{
    /// <summary>
    /// Tanh and Relu overwrite what they read, as their derivatives follow from what they give; Gelu's needs z, which
    /// is kept beside h.
    /// </summary>
    public static IEnumerable<string> Of(Affine layer) => layer.Activation is Activation.Gelu
        ? [Notation.BeforeActivation(layer.Output), layer.Output]
        : [layer.Output];

    /// <summary>Where the layer's z = input · weightᵀ + bias lies.</summary>
    public static string Affine(Affine layer) => Of(layer).First();
}

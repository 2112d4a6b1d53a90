using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The activations that a pass keeps for a layer.</summary>
internal static class Units
{
    /// <summary>
    /// Tanh and Relu overwrite what they read, as their derivatives follow from what they give; Gelu's needs z, which
    /// is kept beside h.
    /// </summary>
    public static IEnumerable<string> Of(Affine layer)
    {
        if (layer.Activation is Activation.Gelu)
            yield return BeforeActivation(layer);
        yield return layer.Output;
    }

    public static string BeforeActivation(Affine layer) =>
        layer.Activation is Activation.Gelu ? "z" + layer.Output.Substring(1) : layer.Output;
}

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// The Gaussian error linear unit (Hendrycks and Gimpel 2016), in its exact form, PyTorch's default. This type supports
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Gelu : IActivationFunction
{
    /// <summary>h = z ⊙ Φ(z).</summary>
    /// <param name="z">The input of the units, (B × n).</param>
    /// <param name="h">Receives their output, (B × n).</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Forward(Activations z, Activations h, Tile tile) => Elementwise.Forward<Gelu>(z, h, tile);

    /// <summary>∂z = ∂h ⊙ (Φ(z) + z ⊙ φ(z)).</summary>
    /// <param name="z">The input of the units, which receives its gradient.</param>
    /// <param name="h">Their output, whose gradient is known.</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Backward(Activations z, Activations h, Tile tile) => Elementwise.Backward<Gelu>(z, h, tile);

    static bool IActivationFunction.NeedsInput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Value<TVector>(TVector z) => z * Elementary.NormalCumulative(z, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Gradient<TVector>(TVector z, TVector h, TVector dh)
    {
        TVector cumulative = Elementary.NormalCumulative(z, out TVector density);
        return dh * TVector.MultiplyAdd(z, density, cumulative);
    }
}

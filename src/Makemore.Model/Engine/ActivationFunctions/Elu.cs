using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// The exponential linear unit (Clevert, Unterthiner and Hochreiter 2015), with α = 1. This type supports generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Elu : IActivationFunction
{
    /// <summary>h = h if h is above 0, and eʰ − 1 otherwise, in place.</summary>
    /// <param name="h">The units, (B × n).</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Forward(Activations h, Tile tile) => Elementwise.Forward<Elu>(h, h, tile);

    /// <summary>∂h = ∂h if h is above 0, and ∂h ⊙ (h + 1) otherwise, in place.</summary>
    /// <param name="h">The units, whose gradient is known.</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Backward(Activations h, Tile tile) => Elementwise.Backward<Elu>(h, h, tile);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Value<TVector>(TVector z)
    {
        TVector zero = TVector.Broadcast(0);
        return TVector.Max(zero, z) + Elementary.ExpMinus1(TVector.Min(zero, z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Gradient<TVector>(TVector z, TVector h, TVector dh) => dh * (TVector.Min(TVector.Broadcast(0), h) + TVector.Broadcast(1));
}

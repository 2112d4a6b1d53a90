using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>The rectified linear unit. This type supports generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Relu : IActivationFunction
{
    /// <summary>h = max(h, 0), in place.</summary>
    /// <param name="h">The units, (B × n).</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Forward(Activations h, Tile tile) => Elementwise.Forward<Relu>(h, h, tile);

    /// <summary>∂h = ∂h if h is above 0, and 0 otherwise, in place.</summary>
    /// <param name="h">The units, whose gradient is known.</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Backward(Activations h, Tile tile) => Elementwise.Backward<Relu>(h, h, tile);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Value<TVector>(TVector z) => TVector.Max(TVector.Broadcast(0), z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Gradient<TVector>(TVector z, TVector h, TVector dh) => TVector.WherePositive(h, dh);
}

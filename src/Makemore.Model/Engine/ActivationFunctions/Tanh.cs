using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>The hyperbolic tangent. This type supports generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tanh : IActivationFunction
{
    /// <summary>h = tanh(h), in place.</summary>
    /// <param name="h">The units, (B × n).</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Forward(Activations h, Tile tile) => Elementwise.Forward<Tanh>(h, h, tile);

    /// <summary>∂h = ∂h ⊙ (1 − h²), in place.</summary>
    /// <param name="h">The units, whose gradient is known.</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Backward(Activations h, Tile tile) => Elementwise.Backward<Tanh>(h, h, tile);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Value<TVector>(TVector z) => Elementary.Tanh(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Gradient<TVector>(TVector z, TVector h, TVector dh) => dh * (TVector.Broadcast(1) - h * h);
}

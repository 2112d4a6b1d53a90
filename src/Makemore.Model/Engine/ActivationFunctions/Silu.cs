using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// The sigmoid linear unit, also called swish (Elfwing, Uchibe and Doya 2017). This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Silu : IActivationFunction
{
    /// <summary>h = z ⊙ σ(z).</summary>
    /// <param name="z">The input of the units, (B × n).</param>
    /// <param name="h">Receives their output, (B × n).</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Forward(Activations z, Activations h, Tile tile) => Elementwise.Forward<Silu>(z, h, tile);

    /// <summary>∂z = ∂h ⊙ σ(z) ⊙ (1 + z ⊙ (1 − σ(z))).</summary>
    /// <param name="z">The input of the units, which receives its gradient.</param>
    /// <param name="h">Their output, whose gradient is known.</param>
    /// <param name="tile">The tile that they belong to.</param>
    public static void Backward(Activations z, Activations h, Tile tile) => Elementwise.Backward<Silu>(z, h, tile);

    static bool IActivationFunction.NeedsInput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Value<TVector>(TVector z) => z * Elementary.Sigmoid(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Gradient<TVector>(TVector z, TVector h, TVector dh)
    {
        TVector one = TVector.Broadcast(1);
        TVector sigmoid = Elementary.Sigmoid(z);
        return dh * sigmoid * TVector.MultiplyAdd(z, one - sigmoid, one);
    }
}

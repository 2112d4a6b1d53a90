using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>No activation function: h = z.</summary>
internal readonly struct Identity : IActivationFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Value<TVector>(TVector z) => z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivationFunction.Gradient<TVector>(TVector z, TVector h, TVector dh) => dh;
}

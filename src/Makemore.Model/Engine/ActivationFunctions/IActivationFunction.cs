namespace Makemore.Engine;

/// <summary>
/// An activation function h = f(z), number by number. It is written once for registers of every width. f(0) must be 0,
/// because rows are padded with zeros that must stay zeros.
/// </summary>
internal interface IActivationFunction
{
    /// <summary>h = f(z).</summary>
    static abstract TVector Value<TVector>(TVector z)
        where TVector : struct, IVector<TVector>;

    /// <summary>∂z = ∂h · f′(z). A function that works in place no longer has z: z and h are then both h.</summary>
    static abstract TVector Gradient<TVector>(TVector z, TVector h, TVector dh)
        where TVector : struct, IVector<TVector>;
}

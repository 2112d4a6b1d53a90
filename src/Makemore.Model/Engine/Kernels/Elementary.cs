using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// Elementary functions such as exp and tanh, for one register at a time. Their error is at most a few units in the
/// last place.
/// </summary>
internal static class Elementary
{
    private const float Log2E = 1.4426950408889634f;

    // ln 2 is the sum of these two parts. The first part has so few bits that its product with a whole number is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440054690583e-4f;

    /// <summary>From here down, the power of 2 is 0, and so is eˣ. A denormal float would slow down every product.</summary>
    private const float SmallestExponent = -88;

    /// <summary>The square of 9.02, beyond which tanh rounds to ±1.</summary>
    private const float TanhLimitSquare = 81.3604f;

    /// <summary>eˣ = 2ⁿ · eʳ, where n is the whole number nearest to x / ln 2. For x up to 88.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct, IVector<TVector>
    {
        TVector n = Reduce(x, out TVector r);
        return TVector.Scale(TVector.MultiplyAdd(Series(r), r, TVector.Broadcast(1)), n);
    }

    /// <summary>eˣ − 1 for x up to 0, without cancellation, so that a small x keeps its digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinus1<TVector>(TVector x)
        where TVector : struct, IVector<TVector>
    {
        TVector one = TVector.Broadcast(1);
        TVector power = TVector.Scale(one, Reduce(x, out TVector r));
        return TVector.MultiplyAdd(power, Series(r) * r, power - one);
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), computed from e to the power −|x|, which cannot overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TVector>(TVector x)
        where TVector : struct, IVector<TVector>
    {
        TVector one = TVector.Broadcast(1);
        TVector e = Exp(TVector.Min(x, TVector.Broadcast(0) - x));
        return (e + TVector.WherePositive(x, one - e)) / (one + e);
    }

    /// <summary>
    /// tanh x = x · P(x²) / Q(x²). P and Q are the polynomials of the fourth degree with the smallest relative error up
    /// to 9.02, 2e-8. All their coefficients are positive, so nothing cancels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct, IVector<TVector>
    {
        TVector one = TVector.Broadcast(1);
        TVector square = TVector.Min(TVector.Broadcast(TanhLimitSquare), x * x);

        TVector p = TVector.Broadcast(1.35199108721e-8f);
        p = TVector.MultiplyAdd(p, square, TVector.Broadcast(2.07326070174e-5f));
        p = TVector.MultiplyAdd(p, square, TVector.Broadcast(3.50329980185e-3f));
        p = TVector.MultiplyAdd(p, square, TVector.Broadcast(0.133875947652f));
        p = TVector.MultiplyAdd(p, square, one);
        TVector q = TVector.Broadcast(7.8454186024e-7f);
        q = TVector.MultiplyAdd(q, square, TVector.Broadcast(3.29809790864e-4f));
        q = TVector.MultiplyAdd(q, square, TVector.Broadcast(2.59065503501e-2f));
        q = TVector.MultiplyAdd(q, square, TVector.Broadcast(0.467209168811f));
        q = TVector.MultiplyAdd(q, square, one);

        // The quotient is ±1 at the limit, up to its rounding, and grows beyond it.
        return TVector.Min(one, TVector.Max(TVector.Broadcast(-1), x * p / q));
    }

    /// <summary>
    /// The cumulative distribution function Φ(x) and the density φ(x) of the standard normal distribution (Abramowitz
    /// and Stegun 7.1.26, accurate to 1e-7).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NormalCumulative<TVector>(TVector x, out TVector density)
        where TVector : struct, IVector<TVector>
    {
        TVector zero = TVector.Broadcast(0);
        TVector one = TVector.Broadcast(1);
        TVector size = TVector.Max(x, zero - x);
        TVector gaussian = Exp(TVector.Broadcast(-0.5f) * x * x);
        density = TVector.Broadcast(0.3989422804f) * gaussian;

        TVector t = one / TVector.MultiplyAdd(TVector.Broadcast(0.3275911f * 0.70710678f), size, one);
        TVector sum = TVector.Broadcast(1.061405429f);
        sum = TVector.MultiplyAdd(sum, t, TVector.Broadcast(-1.453152027f));
        sum = TVector.MultiplyAdd(sum, t, TVector.Broadcast(1.421413741f));
        sum = TVector.MultiplyAdd(sum, t, TVector.Broadcast(-0.284496736f));
        sum = TVector.MultiplyAdd(sum, t, TVector.Broadcast(0.254829592f));
        TVector tail = TVector.Broadcast(0.5f) * sum * t * gaussian;
        return tail + TVector.WherePositive(x, one - tail - tail);
    }

    /// <summary>The whole number n nearest to x / ln 2, and r = x − n · ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce<TVector>(TVector x, out TVector r)
        where TVector : struct, IVector<TVector>
    {
        TVector clamped = TVector.Max(TVector.Broadcast(SmallestExponent), x);
        TVector n = TVector.Round(clamped * TVector.Broadcast(Log2E));
        r = TVector.MultiplyAdd(n, TVector.Broadcast(-Ln2High), clamped);
        r = TVector.MultiplyAdd(n, TVector.Broadcast(-Ln2Low), r);
        return n;
    }

    /// <summary>
    /// (eʳ − 1) / r, where |r| is at most ln 2 / 2. Of all polynomials of this degree, this one gives eʳ the smallest
    /// relative error, 3e-9.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series<TVector>(TVector r)
        where TVector : struct, IVector<TVector>
    {
        TVector sum = TVector.Broadcast(1.38145401768e-3f);
        sum = TVector.MultiplyAdd(sum, r, TVector.Broadcast(8.36874510894e-3f));
        sum = TVector.MultiplyAdd(sum, r, TVector.Broadcast(4.16683907835e-2f));
        sum = TVector.MultiplyAdd(sum, r, TVector.Broadcast(0.16666520399f));
        sum = TVector.MultiplyAdd(sum, r, TVector.Broadcast(0.499999934321f));
        return TVector.MultiplyAdd(sum, r, TVector.Broadcast(1));
    }
}

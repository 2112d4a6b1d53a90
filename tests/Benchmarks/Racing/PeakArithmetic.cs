using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Makemore.Engine;

namespace Makemore.Benchmarks.Racing;

/// <summary>
/// A number of floating-point operations at the peak speed of the machine. They are multiply-adds on all cores, in the
/// widest registers. The chains of multiply-adds are independent, and there are so many that no chain waits for
/// another.
/// </summary>
/// <param name="operations">The number of operations in one run. A multiply-add is two operations.</param>
internal sealed class PeakArithmetic(double operations) : IWork
{
    private const int Chains = 12;

    /// <summary>The factor is close to 1, so that the sums neither vanish nor overflow.</summary>
    private const float Factor = 0.999f;

    private float _sum;

    public void Run(int times)
    {
        double perCore = operations * times / Environment.ProcessorCount;
        Thread[] others = [.. Enumerable.Range(1, Environment.ProcessorCount - 1).Select(_ => new Thread(() => Multiply(perCore)))];
        foreach (Thread other in others)
            other.Start();
        Multiply(perCore);
        foreach (Thread other in others)
            other.Join();
    }

    /// <summary>
    /// Stores the sum. Otherwise the compiler would remove the computation, because its result would not be used.
    /// </summary>
    private void Multiply(double operations) => Volatile.Write(ref _sum,
        Avx512F.IsSupported ? Sum<Floats16>(operations)
        : Vector256.IsHardwareAccelerated ? Sum<Floats8>(operations)
        : Sum<Floats4>(operations));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum<TVector>(double operations)
        where TVector : struct, IVector<TVector>
    {
        TVector x = TVector.Broadcast(Factor);
        TVector y = TVector.Broadcast(1 - Factor);
        TVector a0 = y, a1 = y, a2 = y, a3 = y, a4 = y, a5 = y, a6 = y, a7 = y, a8 = y, a9 = y, a10 = y, a11 = y;
        for (long i = (long)(operations / (2 * TVector.Count * Chains)); i > 0; i--)
        {
            a0 = TVector.MultiplyAdd(a0, x, y);
            a1 = TVector.MultiplyAdd(a1, x, y);
            a2 = TVector.MultiplyAdd(a2, x, y);
            a3 = TVector.MultiplyAdd(a3, x, y);
            a4 = TVector.MultiplyAdd(a4, x, y);
            a5 = TVector.MultiplyAdd(a5, x, y);
            a6 = TVector.MultiplyAdd(a6, x, y);
            a7 = TVector.MultiplyAdd(a7, x, y);
            a8 = TVector.MultiplyAdd(a8, x, y);
            a9 = TVector.MultiplyAdd(a9, x, y);
            a10 = TVector.MultiplyAdd(a10, x, y);
            a11 = TVector.MultiplyAdd(a11, x, y);
        }
        return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11).Sum();
    }
}

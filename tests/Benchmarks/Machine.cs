using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Makemore.Benchmarks;

/// <summary>The machine that runs the benchmarks.</summary>
internal static class Machine
{
    public static string Description =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture} with {VectorBits}-bit vectors, {RuntimeInformation.FrameworkDescription}";

    private static int VectorBits =>
        Avx512F.IsSupported ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}

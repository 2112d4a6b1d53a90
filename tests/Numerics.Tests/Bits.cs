using System.Runtime.InteropServices;

namespace Makemore.Numerics.Tests;

/// <summary>Compares floats by their bits: 0 is not −0, and NaN is itself.</summary>
internal static class Bits
{
    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        Assert.Equal(MemoryMarshal.Cast<float, uint>(expected), MemoryMarshal.Cast<float, uint>(actual));
}

namespace Makemore.Engine;

/// <summary>
/// Zeros, then −∞. Added to a register, it excludes the numbers beyond a row's width from a maximum and from a sum of
/// exponentials.
/// </summary>
internal static unsafe class PaddingMask
{
    private static readonly AlignedFloats Steps = Create();

    /// <summary>The mask for a register, which keeps this many floats, 1 or more.</summary>
    public static float* For(int kept) => Steps.Pointer + Kernels.Padding - kept;

    private static AlignedFloats Create()
    {
        var steps = new AlignedFloats(2 * Kernels.Padding);
        steps.Span[Kernels.Padding..].Fill(float.NegativeInfinity);
        return steps;
    }
}

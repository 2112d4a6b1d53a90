namespace Makemore.Engine;

/// <summary>Zeros, then −∞: added to a register, it takes what lies behind a row's width out of a maximum and a sum.</summary>
internal static unsafe class PaddingMask
{
    private static readonly AlignedFloats Steps = Create();

    /// <summary>A register's mask that keeps this many floats, 1 or more.</summary>
    public static float* For(int kept) => Steps.Pointer + Kernels.Padding - kept;

    private static AlignedFloats Create()
    {
        var steps = new AlignedFloats(2 * Kernels.Padding);
        steps.Span[Kernels.Padding..].Fill(float.NegativeInfinity);
        return steps;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Makemore.Engine;

/// <summary>A block of a matrix that is transposed in registers.</summary>
internal unsafe interface IBlock
{
    static abstract bool IsSupported { get; }

    static abstract int Rows { get; }

    static abstract int Columns { get; }

    static abstract void Transpose(float* from, nint fromStride, float* to, nint toStride);
}

/// <summary>A single number.</summary>
internal readonly unsafe struct OneByOne : IBlock
{
    public static bool IsSupported => true;

    public static int Rows => 1;

    public static int Columns => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* from, nint fromStride, float* to, nint toStride) => *to = *from;
}

/// <summary>A block in which each row and each column is a register of four floats.</summary>
internal readonly unsafe struct FourByFour : IBlock
{
    public static bool IsSupported => Sse.IsSupported || AdvSimd.Arm64.IsSupported;

    public static int Rows => 4;

    public static int Columns => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* from, nint fromStride, float* to, nint toStride)
    {
        Vector128<float> a = Vector128.Load(from);
        Vector128<float> b = Vector128.Load(from + fromStride);
        Vector128<float> c = Vector128.Load(from + 2 * fromStride);
        Vector128<float> d = Vector128.Load(from + 3 * fromStride);
        (Vector128<float> ac0, Vector128<float> ac1) = Zip(a, c);
        (Vector128<float> bd0, Vector128<float> bd1) = Zip(b, d);
        (Vector128<float> column0, Vector128<float> column1) = Zip(ac0, bd0);
        (Vector128<float> column2, Vector128<float> column3) = Zip(ac1, bd1);
        column0.Store(to);
        column1.Store(to + toStride);
        column2.Store(to + 2 * toStride);
        column3.Store(to + 3 * toStride);
    }

    /// <summary>a₀ b₀ a₁ b₁, and a₂ b₂ a₃ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Zip(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported
            ? (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b))
            : (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b));
}

/// <summary>Two blocks of four rows, one in the lower halves of the registers and one in the upper halves.</summary>
internal readonly unsafe struct EightByFour : IBlock
{
    public static bool IsSupported => Avx.IsSupported;

    public static int Rows => 8;

    public static int Columns => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* from, nint fromStride, float* to, nint toStride)
    {
        float* lower = from + 4 * fromStride;
        Vector256<float> a = Vector256.Create(Vector128.Load(from), Vector128.Load(lower));
        Vector256<float> b = Vector256.Create(Vector128.Load(from + fromStride), Vector128.Load(lower + fromStride));
        Vector256<float> c = Vector256.Create(Vector128.Load(from + 2 * fromStride), Vector128.Load(lower + 2 * fromStride));
        Vector256<float> d = Vector256.Create(Vector128.Load(from + 3 * fromStride), Vector128.Load(lower + 3 * fromStride));
        Vector256<float> ac0 = Avx.UnpackLow(a, c), ac1 = Avx.UnpackHigh(a, c);
        Vector256<float> bd0 = Avx.UnpackLow(b, d), bd1 = Avx.UnpackHigh(b, d);
        Avx.UnpackLow(ac0, bd0).Store(to);
        Avx.UnpackHigh(ac0, bd0).Store(to + toStride);
        Avx.UnpackLow(ac1, bd1).Store(to + 2 * toStride);
        Avx.UnpackHigh(ac1, bd1).Store(to + 3 * toStride);
    }
}

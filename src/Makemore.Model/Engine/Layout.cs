using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Makemore.Engine;

/// <summary>Copies between a matrix as its tensor has it, row after row, and as the products want it, padded or transposed.</summary>
internal static unsafe class Layout
{
    /// <summary>Rows and columns that are transposed at a time, each a register.</summary>
    private const int Block = 4;

    private static bool TransposesBlocks => Sse2.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Copies (rows × columns) from one row distance to another.</summary>
    public static void Copy(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        ThrowUnlessHolds(from.Length, fromStride, rows, columns);
        ThrowUnlessHolds(to.Length, toStride, rows, columns);
        fixed (float* source = from, destination = to)
        {
            for (int row = 0; row < rows; row++)
            {
                float* read = source + (nint)row * fromStride;
                float* write = destination + (nint)row * toStride;
                int column = 0;
                for (; column <= columns - Block; column += Block)
                    Vector128.Load(read + column).Store(write + column);
                for (; column < columns; column++)
                    write[column] = read[column];
            }
        }
    }

    /// <summary>Copies the transpose of (rows × columns).</summary>
    public static void Transpose(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        ThrowUnlessHolds(from.Length, fromStride, rows, columns);
        ThrowUnlessHolds(to.Length, toStride, columns, rows);
        fixed (float* source = from, destination = to)
        {
            int wholeRows = TransposesBlocks ? rows - rows % Block : 0;
            int wholeColumns = TransposesBlocks ? columns - columns % Block : 0;
            for (int column = 0; column < wholeColumns; column += Block)
            {
                float* write = destination + (nint)column * toStride;
                for (int row = 0; row < wholeRows; row += Block)
                    TransposeBlock(source + (nint)row * fromStride + column, fromStride, write + row, toStride);
            }
            for (int row = 0; row < rows; row++)
            {
                for (int column = row < wholeRows ? wholeColumns : 0; column < columns; column++)
                    destination[(nint)column * toStride + row] = source[(nint)row * fromStride + column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(float* from, nint fromStride, float* to, nint toStride)
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
        Sse2.IsSupported
            ? (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b))
            : (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b));

    private static void ThrowUnlessHolds(int length, int stride, int rows, int columns) =>
        ArgumentOutOfRangeException.ThrowIfLessThan(length, (rows - 1) * stride + columns);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Makemore.Engine;

/// <summary>
/// Copies a matrix between the layout of its tensor, row by row, and the layouts of the products, padded or transposed.
/// </summary>
internal static unsafe class Layout
{
    /// <summary>Copies a matrix (rows × columns) to another distance between rows.</summary>
    public static void Copy(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        ThrowUnlessHolds(from.Length, fromStride, rows, columns);
        ThrowUnlessHolds(to.Length, toStride, rows, columns);
        fixed (float* source = from, destination = to)
        {
            for (int row = 0; row < rows; row++)
                CopyRow(source + (nint)row * fromStride, destination + (nint)row * toStride, columns);
        }
    }

    /// <summary>Copies a short row. A call of the library would take longer than the copy.</summary>
    public static void CopyRow(float* from, float* to, int columns)
    {
        int column = 0;
        for (; column <= columns - Vector256<float>.Count; column += Vector256<float>.Count)
            Vector256.Load(from + column).Store(to + column);
        for (; column <= columns - Vector128<float>.Count; column += Vector128<float>.Count)
            Vector128.Load(from + column).Store(to + column);
        for (; column < columns; column++)
            to[column] = from[column];
    }

    /// <summary>Adds a short row to another.</summary>
    public static void AddRow(float* row, float* sum, int columns)
    {
        int column = 0;
        for (; column <= columns - Vector256<float>.Count; column += Vector256<float>.Count)
            (Vector256.Load(sum + column) + Vector256.Load(row + column)).Store(sum + column);
        for (; column <= columns - Vector128<float>.Count; column += Vector128<float>.Count)
            (Vector128.Load(sum + column) + Vector128.Load(row + column)).Store(sum + column);
        for (; column < columns; column++)
            sum[column] += row[column];
    }

    /// <summary>Copies the transpose of a matrix (rows × columns).</summary>
    public static void Transpose(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        ThrowUnlessHolds(from.Length, fromStride, rows, columns);
        ThrowUnlessHolds(to.Length, toStride, columns, rows);
        fixed (float* source = from, destination = to)
        {
            if (Holds<EightByFour>(rows, columns))
                Transpose<EightByFour>(source, fromStride, destination, toStride, rows, columns);
            else if (Holds<FourByFour>(rows, columns))
                Transpose<FourByFour>(source, fromStride, destination, toStride, rows, columns);
            else
                Transpose<OneByOne>(source, fromStride, destination, toStride, rows, columns);
        }
    }

    private static bool Holds<TBlock>(int rows, int columns)
        where TBlock : struct, IBlock =>
        TBlock.IsSupported && rows >= TBlock.Rows && columns >= TBlock.Columns;

    /// <summary>
    /// Transposes block by block. The last block of a row or a column ends with it, so it may overlap the block before
    /// it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<TBlock>(float* from, nint fromStride, float* to, nint toStride, int rows, int columns)
        where TBlock : struct, IBlock
    {
        for (int i = 0; i < columns; i += TBlock.Columns)
        {
            int column = Math.Min(i, columns - TBlock.Columns);
            float* read = from + column;
            float* write = to + column * toStride;
            for (int j = 0; j < rows; j += TBlock.Rows)
            {
                int row = Math.Min(j, rows - TBlock.Rows);
                TBlock.Transpose(read + row * fromStride, fromStride, write + row, toStride);
            }
        }
    }

    private static void ThrowUnlessHolds(long length, int stride, int rows, int columns) =>
        ArgumentOutOfRangeException.ThrowIfLessThan(length, (rows - 1L) * stride + columns);
}

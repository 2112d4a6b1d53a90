namespace Makemore.Engine;

/// <summary>Copies between a matrix as its tensor has it, row after row, and as the products want it, padded or transposed.</summary>
internal static unsafe class Layout
{
    /// <summary>Numbers of a row that are transposed before the next row's turn: one cache line.</summary>
    private const int Block = 16;

    /// <summary>Copies (rows × columns) from one row distance to another.</summary>
    public static void Copy(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
            from.Slice(row * fromStride, columns).CopyTo(to[(row * toStride)..]);
    }

    /// <summary>Copies the transpose of (rows × columns).</summary>
    public static void Transpose(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, (rows - 1) * fromStride + columns, nameof(from));
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Length, (columns - 1) * toStride + rows, nameof(to));
        fixed (float* source = from, destination = to)
        {
            for (int first = 0; first < columns; first += Block)
            {
                int last = Math.Min(first + Block, columns);
                for (int row = 0; row < rows; row++)
                {
                    float* read = source + (nint)row * fromStride;
                    float* write = destination + (nint)first * toStride + row;
                    for (int column = first; column < last; column++, write += toStride)
                        *write = read[column];
                }
            }
        }
    }
}

namespace Makemore.Engine;

/// <summary>Copies between a matrix as its tensor has it, row after row, and as the products want it, padded or transposed.</summary>
internal static class Layout
{
    /// <summary>Copies (rows × columns) from one row distance to another.</summary>
    public static void Copy(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
            from.Slice(row * fromStride, columns).CopyTo(to.Slice(row * toStride, columns));
    }

    /// <summary>Copies the transpose of (rows × columns).</summary>
    public static void Transpose(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                to[column * toStride + row] = from[row * fromStride + column];
        }
    }
}

namespace Makemore.Engine;

/// <summary>A copy of a matrix in the order in which products read their right side: panel after panel of a few columns.</summary>
internal sealed unsafe class PackedMatrix(int rows, int columns)
{
    private readonly AlignedFloats _panels = new((columns + Gemm.PanelColumns - 1) / Gemm.PanelColumns * Gemm.PanelColumns * rows);

    public float* Pointer => _panels.Pointer;

    /// <summary>The distance between panels.</summary>
    public nint PanelStride { get; } = (nint)rows * Gemm.PanelColumns;

    /// <summary>Takes a matrix (rows × columns).</summary>
    public void Pack(ReadOnlySpan<float> source, int sourceRow)
    {
        for (int first = 0; first < columns; first += Gemm.PanelColumns)
        {
            int width = Math.Min(Gemm.PanelColumns, columns - first);
            Layout.Copy(source[first..], sourceRow, Panel(first), Gemm.PanelColumns, rows, width);
        }
    }

    /// <summary>Takes the transpose of a matrix (columns × rows).</summary>
    public void PackTransposed(ReadOnlySpan<float> source, int sourceRow)
    {
        for (int first = 0; first < columns; first += Gemm.PanelColumns)
        {
            int width = Math.Min(Gemm.PanelColumns, columns - first);
            Layout.Transpose(source[(first * sourceRow)..], sourceRow, Panel(first), Gemm.PanelColumns, width, rows);
        }
    }

    private Span<float> Panel(int firstColumn) => _panels.Span[(firstColumn * rows)..];
}

namespace Makemore.Engine;

/// <summary>A copy of a matrix in the order in which products read their right side: panel after panel of a few columns.</summary>
internal sealed unsafe class PackedMatrix(int rows, int columns)
{
    /// <summary>Numbers of a source row that are copied before the next row's turn: one cache line.</summary>
    private const int Block = 16;

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
            Span<float> panel = _panels.Span.Slice(first * rows);
            for (int row = 0; row < rows; row++)
                source.Slice(row * sourceRow + first, width).CopyTo(panel.Slice(row * Gemm.PanelColumns));
        }
    }

    /// <summary>Takes the transpose of a matrix (columns × rows).</summary>
    public void PackTransposed(ReadOnlySpan<float> source, int sourceRow)
    {
        for (int first = 0; first < columns; first += Gemm.PanelColumns)
        {
            int width = Math.Min(Gemm.PanelColumns, columns - first);
            Span<float> panel = _panels.Span.Slice(first * rows);
            for (int row = 0; row < rows; row += Block)
            {
                int height = Math.Min(Block, rows - row);
                for (int column = 0; column < width; column++)
                {
                    ReadOnlySpan<float> run = source.Slice((first + column) * sourceRow + row, height);
                    for (int i = 0; i < run.Length; i++)
                        panel[(row + i) * Gemm.PanelColumns + column] = run[i];
                }
            }
        }
    }
}

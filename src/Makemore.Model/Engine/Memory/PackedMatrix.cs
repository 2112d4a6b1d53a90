namespace Makemore.Engine;

/// <summary>
/// A copy of a matrix in the order in which a product reads its right operand: panel by panel, with a few columns in
/// each.
/// </summary>
internal sealed unsafe class PackedMatrix(int rows, int columns)
{
    private readonly AlignedFloats _panels = new((columns + Gemm.PanelColumns - 1) / Gemm.PanelColumns * Gemm.PanelColumns * rows);

    public float* Pointer => _panels.Pointer;

    /// <summary>The distance between panels.</summary>
    public nint PanelStride { get; } = (nint)rows * Gemm.PanelColumns;

    /// <summary>
    /// Copies a matrix with as many columns, and at most as many rows, as this one, or one of several slices of its
    /// panels. It reads the memory in order, row by row.
    /// </summary>
    public void Pack(float* source, int sourceRow, int count, int slice = 0, int slices = 1)
    {
        int first = FirstColumn(slice, slices);
        int end = Math.Min(FirstColumn(slice + 1, slices), columns);
        float* panel = Pointer + FirstPanel(slice, slices) * PanelStride;
        for (int row = 0; row < count; row++, source += sourceRow, panel += Gemm.PanelColumns)
        {
            float* to = panel;
            for (int column = first; column < end; column += Gemm.PanelColumns, to += PanelStride)
                Layout.CopyRow(source + column, to, Math.Min(Gemm.PanelColumns, end - column));
        }
    }

    /// <summary>Copies the transpose of a matrix (columns × rows), or one of several slices of its panels.</summary>
    public void PackTransposed(ReadOnlySpan<float> source, int sourceRow, int slice = 0, int slices = 1)
    {
        for (int panel = FirstPanel(slice, slices); panel < FirstPanel(slice + 1, slices); panel++)
        {
            int first = panel * Gemm.PanelColumns;
            Layout.Transpose(source[(first * sourceRow)..], sourceRow, Panel(panel), Gemm.PanelColumns, Math.Min(Gemm.PanelColumns, columns - first), rows);
        }
    }

    /// <summary>The column at which a slice of the panels begins, which can be beyond the last column.</summary>
    public int FirstColumn(int slice, int slices) => FirstPanel(slice, slices) * Gemm.PanelColumns;

    private int FirstPanel(int slice, int slices) =>
        Slices.Start(slice, slices, Slices.Pieces(columns, Gemm.PanelColumns), tile: 1);

    private Span<float> Panel(int panel) => _panels.Span[(panel * Gemm.PanelColumns * rows)..];
}

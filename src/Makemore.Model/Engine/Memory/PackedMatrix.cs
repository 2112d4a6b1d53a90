namespace Makemore.Engine;

/// <summary>
/// A copy of a matrix in the order in which a product reads its right operand: panel by panel, with a few columns in
/// each.
/// </summary>
internal sealed unsafe class PackedMatrix(int rows, int columns)
{
    private readonly AlignedFloats _panels = new((long)Slices.Pieces(columns, Gemm.PanelColumns) * Gemm.PanelColumns * rows);

    public float* Pointer => _panels.Pointer;

    /// <summary>The distance between panels.</summary>
    public nint PanelStride { get; } = (nint)rows * Gemm.PanelColumns;

    /// <summary>Where the panel that begins with this column begins.</summary>
    public float* PanelAt(int column) => Pointer + column / Gemm.PanelColumns * PanelStride;

    /// <summary>
    /// Copies a matrix with at most as many rows as this one. It reads the memory in order, row by row.
    /// </summary>
    /// <param name="source">The matrix.</param>
    /// <param name="sourceRow">The distance between its rows.</param>
    /// <param name="sourceRows">How many rows it has.</param>
    /// <param name="sourceColumns">How many columns it has.</param>
    /// <param name="to">The column of this matrix at which its first column is stored. A panel begins there.</param>
    public void Pack(float* source, int sourceRow, int sourceRows, int sourceColumns, int to = 0)
    {
        float* panelRow = PanelAt(to);
        for (int row = 0; row < sourceRows; row++, source += sourceRow, panelRow += Gemm.PanelColumns)
        {
            float* destination = panelRow;
            for (int column = 0; column < sourceColumns; column += Gemm.PanelColumns, destination += PanelStride)
                Layout.CopyRow(source + column, destination, Math.Min(Gemm.PanelColumns, sourceColumns - column));
        }
    }

    /// <summary>Copies the transpose of a matrix.</summary>
    /// <param name="source">The matrix. It has as many columns as this one has rows.</param>
    /// <param name="sourceRow">The distance between its rows.</param>
    /// <param name="sourceRows">How many rows it has.</param>
    /// <param name="to">The column of this matrix at which its first row is stored. A panel begins there.</param>
    public void PackTransposed(ReadOnlySpan<float> source, int sourceRow, int sourceRows, int to = 0)
    {
        for (int row = 0; row < sourceRows; row += Gemm.PanelColumns)
        {
            Layout.Transpose(
                source[(row * sourceRow)..], sourceRow, Panel(to + row), Gemm.PanelColumns, Math.Min(Gemm.PanelColumns, sourceRows - row), rows);
        }
    }

    /// <summary>Sets all numbers to 0, also those that pad the last columns.</summary>
    public void Clear() => _panels.Span.Clear();

    private Span<float> Panel(int column) => _panels.Span[(column / Gemm.PanelColumns * Gemm.PanelColumns * rows)..];
}

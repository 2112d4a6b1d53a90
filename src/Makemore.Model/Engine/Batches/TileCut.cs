namespace Makemore.Engine;

/// <summary>
/// How a batch is cut: into parts, which threads share, and each part into tiles. The cut depends on the batch and the
/// network alone. Gradients are added in the order of the parts, so the sums have the same bits for any number of
/// threads.
/// </summary>
/// <param name="rows">How many rows the batch has.</param>
/// <param name="mostRows">The largest number of rows of a tile.</param>
/// <param name="isOnePart">Whether the batch is taken as one part; then threads share the work within a tile.</param>
/// <param name="leastParts">The smallest number of parts of a batch that is not taken as one part.</param>
internal readonly struct TileCut(int rows, int mostRows, bool isOnePart, int leastParts = 1)
{
    /// <summary>The largest number of rows of a tile; a multiple of the rows that a matrix product takes at once.</summary>
    public const int TileRows = 120;

    /// <summary>The same for a large network, whose weights and gradients go through memory once for each tile.</summary>
    public const int LargeTileRows = 258;

    /// <summary>
    /// The largest number of parts: enough for many threads, and few enough that adding their gradients takes little
    /// time.
    /// </summary>
    public const int MostParts = 16;

    /// <summary>The largest number of rows of a tile.</summary>
    public int MostRows => mostRows;

    /// <summary>Whether the batch is taken as one part.</summary>
    public bool IsOnePart => isOnePart;

    /// <summary>How many parts there are.</summary>
    public int Parts { get; } = isOnePart ? 1 : Math.Clamp(Slices.Pieces(rows, TileRows), leastParts, MostParts);

    /// <summary>The part's first row. Its rows end at the first row of the next part.</summary>
    public int FirstRow(int part) => Slices.Start(part, Parts, rows, tile: 1);

    /// <summary>
    /// How many rows the next tile has. The remaining rows are divided evenly among as few tiles as possible.
    /// </summary>
    public int RowsOfTile(int left) => Slices.Pieces(left, Slices.Pieces(left, mostRows));
}

namespace Makemore.Engine;

/// <summary>
/// How work is cut into slices that threads share. The cut depends on the size of the work alone, so the result does
/// not depend on the number of threads.
/// </summary>
internal static class Slices
{
    /// <summary>The usual largest number of slices, which is enough for many threads.</summary>
    public const int Most = 16;

    public const int Columns = 32;

    /// <summary>
    /// The largest number of panels of columns in a slice. The memory that a slice uses then stays in the L2 cache.
    /// </summary>
    private const int MostPanels = 12;

    /// <summary>The largest number of columns of a slice.</summary>
    public const int MostColumns = MostPanels * Columns;

    /// <summary>How many slices a matrix of this many columns has.</summary>
    public static int OfColumns(int columns)
    {
        int panels = Pieces(columns, Columns);
        return Math.Max(Math.Min(Most, panels), Pieces(panels, MostPanels));
    }

    /// <summary>Where a slice begins, which is the boundary of a tile.</summary>
    public static int Start(int slice, int slices, int size, int tile) =>
        Math.Min((int)((long)Pieces(size, tile) * slice / slices) * tile, size);

    /// <summary>How many pieces a size is cut into. The last piece may be smaller.</summary>
    public static int Pieces(int size, int piece) => (size + piece - 1) / piece;
}

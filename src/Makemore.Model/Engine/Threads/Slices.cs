namespace Makemore.Engine;

/// <summary>
/// How work is cut into slices that threads share. If the slices are added up, the cut depends on the size of the work
/// alone, so the result does not depend on the number of threads.
/// </summary>
internal static class Slices
{
    /// <summary>The usual largest number of slices, which is enough for many threads.</summary>
    public const int Most = 16;

    /// <summary>
    /// A slice of columns begins at a multiple of this many columns, which is a whole number of panels at every vector
    /// width.
    /// </summary>
    public const int Columns = 32;

    /// <summary>
    /// The largest number of these columns in a slice. The memory that a slice uses then stays in the L2 cache.
    /// </summary>
    private const int MostPieces = 12;

    /// <summary>The largest number of columns of a slice.</summary>
    public const int MostColumns = MostPieces * Columns;

    /// <summary>About how many numbers of a matrix a slice has: a quarter of a megabyte.</summary>
    public const int MatrixFloats = 1 << 16;

    /// <summary>How many parameters a thread updates at a time. They are few, so that the threads get equal shares.</summary>
    public const int Parameters = 1 << 13;

    /// <summary>
    /// The smallest number of parameters with which several threads update them faster than one, with the cost of their
    /// synchronization.
    /// </summary>
    public const int WorthUpdatingTogether = 1 << 15;

    /// <summary>How many slices a matrix of this many columns has.</summary>
    public static int OfColumns(int columns)
    {
        int pieces = Pieces(columns, Columns);
        return Math.Max(Math.Min(Most, pieces), Pieces(pieces, MostPieces));
    }

    /// <summary>How many slices a matrix has that is copied. A small one has 1.</summary>
    public static int OfMatrix(int rows, int columns) => (int)Math.Clamp((long)rows * columns / MatrixFloats, 1, Most);

    /// <summary>Where a slice begins, which is the boundary of a tile.</summary>
    public static int Start(int slice, int slices, int size, int tile) =>
        Math.Min((int)((long)Pieces(size, tile) * slice / slices) * tile, size);

    /// <summary>How many pieces a size is cut into. The last piece may be smaller.</summary>
    public static int Pieces(int size, int piece) => (size + piece - 1) / piece;
}

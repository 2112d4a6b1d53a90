namespace Makemore.Engine;

/// <summary>How work is cut for threads to share out: by its size alone, so that the result does not depend on how many there are.</summary>
internal static class Slices
{
    /// <summary>Enough for many threads.</summary>
    public const int Most = 16;

    /// <summary>Panels of columns in a slice at most: what a slice works on then stays in the second cache.</summary>
    private const int MostPanels = 12;

    /// <summary>Columns of a slice at most.</summary>
    public const int MostColumns = MostPanels * Gemm.PanelColumns;

    /// <summary>How many slices a matrix of this many columns has.</summary>
    public static int OfColumns(int columns)
    {
        int panels = Pieces(columns, Gemm.PanelColumns);
        return Math.Max(Math.Min(Most, panels), Pieces(panels, MostPanels));
    }

    /// <summary>Where a slice begins: on the boundary of a tile.</summary>
    public static int Start(int slice, int slices, int size, int tile) =>
        Math.Min((int)((long)Pieces(size, tile) * slice / slices) * tile, size);

    /// <summary>How many pieces hold something, the last of which may be smaller.</summary>
    public static int Pieces(int size, int piece) => (size + piece - 1) / piece;
}

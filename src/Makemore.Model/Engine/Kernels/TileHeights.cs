namespace Makemore.Engine;

/// <summary>
/// How the rows of a product are divided into tiles. All tiles have about the same height, and the higher ones come
/// first: 13 rows are 5, 4 and 4.
/// </summary>
internal readonly struct TileHeights
{
    public TileHeights(int rows)
    {
        Count = (rows + Gemm.TileRows - 1) / Gemm.TileRows;
        Rows = rows / Count;
        Higher = rows - Count * Rows;
    }

    /// <summary>How many tiles there are.</summary>
    public int Count { get; }

    /// <summary>How many rows a tile has.</summary>
    public int Rows { get; }

    /// <summary>How many tiles have one row more.</summary>
    public int Higher { get; }

    /// <summary>How many rows this tile has.</summary>
    public int this[int tile] => tile < Higher ? Rows + 1 : Rows;
}

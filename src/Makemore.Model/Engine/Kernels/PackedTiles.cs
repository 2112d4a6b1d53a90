using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Makemore.Engine;

/// <summary>
/// A copy of some rows of a product's left operand, which is the transpose of a matrix. The copy has the order in which
/// the product reads it: tile by tile, and in a tile column by column. The memory of a copy is used again.
/// </summary>
internal sealed unsafe class PackedTiles
{
    /// <summary>The largest number of tiles. With the largest depth, they take an eighth of a megabyte of the L2 cache.</summary>
    private static int MostTiles => (1 << 15) / (Gemm.MostDepth * Gemm.TileRows);

    /// <summary>The largest number of rows.</summary>
    public static int MostRows => MostTiles * Gemm.TileRows;

    /// <summary>
    /// How many floats of a column are copied, which is one register. The distance between the columns of the matrix must
    /// not be smaller.
    /// </summary>
    public const int CopiedRows = 8;

    /// <summary>The distance between the columns of a tile.</summary>
    public const int ColumnDistance = Gemm.TileRows;

    /// <summary>
    /// How many columns are copied at a time. The rows of the matrix that they come from are then in the L1 cache for all
    /// tiles.
    /// </summary>
    private const int BlockColumns = 8;

    private readonly AlignedFloats _floats = new(MostTiles * (int)TileDistance(Gemm.MostDepth));

    /// <summary>
    /// The memory of all copies. No thread has memory of its own, because the threads of the thread pool vary, and each new
    /// one would allocate it.
    /// </summary>
    public static Pool<PackedTiles> Pool { get; } = new(static () => new PackedTiles());

    /// <summary>The distance between tiles of this many columns.</summary>
    public static nint TileDistance(int columns) => (nint)columns * ColumnDistance;

    /// <summary>Copies rows.</summary>
    /// <param name="a">The first row. Its numbers lie beside those of the other rows.</param>
    /// <param name="aColumn">The distance between columns.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <returns>The copy. It is valid until the next call.</returns>
    public float* Pack(float* a, nint aColumn, int rows, int columns)
    {
        nint tileDistance = TileDistance(columns);
        var heights = new TileHeights(rows);
        // The memory can end after the last column, so the numbers of that column are copied one by one.
        int last = columns - 1;
        for (int column = 0; column < last; column += BlockColumns)
            PackBlock(a + column * aColumn, aColumn, Math.Min(BlockColumns, last - column), heights, tileDistance, _floats.Pointer + column * ColumnDistance);
        PackColumn(a + last * aColumn, heights, tileDistance, _floats.Pointer + last * ColumnDistance);
        return _floats.Pointer;
    }

    /// <summary>
    /// Copies one register of each column. The next column overwrites the floats that are not in the tile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackBlock(float* a, nint aColumn, int columns, TileHeights heights, nint tileDistance, float* to)
    {
        for (int tile = 0; tile < heights.Count; tile++, to += tileDistance)
        {
            for (int column = 0; column < columns; column++)
                Vector256.Load(a + column * aColumn).Store(to + column * ColumnDistance);
            a += heights[tile];
        }
    }

    private static void PackColumn(float* a, TileHeights heights, nint tileDistance, float* to)
    {
        for (int tile = 0; tile < heights.Count; tile++, to += tileDistance)
        {
            for (int row = 0; row < heights[tile]; row++)
                to[row] = a[row];
            a += heights[tile];
        }
    }
}

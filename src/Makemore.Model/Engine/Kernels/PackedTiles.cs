using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Makemore.Engine;

/// <summary>
/// A copy of some rows of a product's left operand, which is the transpose of a matrix. The copy has the order in which
/// the product reads it: tile by tile, and in a tile column by column. Each thread has one copy and uses it again.
/// </summary>
internal static unsafe class PackedTiles
{
    /// <summary>The largest number of rows. With the largest depth, they take an eighth of a megabyte of the L2 cache.</summary>
    public const int MostRows = 14 * Gemm.TileRows;

    /// <summary>The distance between the columns of a tile.</summary>
    public const int ColumnDistance = Gemm.TileRows;

    [ThreadStatic]
    private static AlignedFloats? _floats;

    /// <summary>The distance between tiles of this many columns.</summary>
    public static nint TileDistance(int columns) => (nint)columns * ColumnDistance;

    /// <summary>Copies rows.</summary>
    /// <param name="a">The first row. Its numbers lie beside those of the other rows.</param>
    /// <param name="aColumn">The distance between columns.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <returns>The copy. It is valid until the thread calls this method again.</returns>
    public static float* Pack(float* a, nint aColumn, int rows, int columns)
    {
        _floats = (_floats ?? new AlignedFloats(0)).OrLonger(MostRows * columns);
        var heights = new TileHeights(rows);
        for (int column = 0; column < columns; column++)
            PackColumn(a + column * aColumn, heights, TileDistance(columns), _floats.Pointer + column * ColumnDistance);
        return _floats.Pointer;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackColumn(float* from, TileHeights heights, nint tileDistance, float* to)
    {
        for (int tile = 0; tile < heights.Count; tile++, to += tileDistance)
        {
            int height = tile < heights.Higher ? heights.Rows + 1 : heights.Rows;
            if (height == Gemm.TileRows)
            {
                Vector128.Load(from).Store(to);
                Vector64.Load(from + Vector128<float>.Count).Store(to + Vector128<float>.Count);
            }
            else
            {
                for (int row = 0; row < height; row++)
                    to[row] = from[row];
            }
            from += height;
        }
    }
}

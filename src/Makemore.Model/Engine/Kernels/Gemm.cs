using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// C = I + A · B: every matrix product of the model. A number of A, read with any strides, multiplies a row of B, so
/// that one kernel serves x·Wᵀ, dy·W and dyᵀ·x, and nothing need be summed across a register.
/// </summary>
internal static unsafe class Gemm
{
    /// <summary>Columns of B that lie together, so that a tile reads it row after row without a jump that would miss the cache.</summary>
    public const int PanelColumns = 32;

    /// <summary>Rows of C that a tile holds in registers at most: with two vectors of columns, 12 sums, enough to hide the latency of a multiply-add.</summary>
    public const int TileRows = 6;

    /// <summary>
    /// Rows of a panel that are multiplied at a time, for all rows of C before the next: as many as stay in the first cache.
    /// Every sum is still taken in the one order.
    /// </summary>
    private const int MostDepth = 192;

    /// <summary>Multiplies (m × k) by (k × n).</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C, a multiple of <see cref="Kernels.Padding"/>.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">A; element (i, j) lies at i·aRow + j·aColumn.</param>
    /// <param name="aRow">The distance between A's rows.</param>
    /// <param name="aColumn">The distance between A's columns.</param>
    /// <param name="b">B, as panels of <see cref="PanelColumns"/> columns.</param>
    /// <param name="bRow">The distance between the rows of a panel.</param>
    /// <param name="bPanel">The distance between panels.</param>
    /// <param name="initial">I: C itself to add to it; a bias, with distance 0, for every row.</param>
    /// <param name="initialRow">The distance between I's rows.</param>
    /// <param name="c">C, row by row.</param>
    /// <param name="cRow">The distance between C's rows.</param>
    public static void Multiply<TVector>(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
    {
        for (int panel = 0; panel < n; panel += PanelColumns, b += bPanel)
        {
            int columns = Math.Min(PanelColumns, n - panel);
            float* sums = initial + panel;
            nint sumsRow = initialRow;
            for (int first = 0; first < k; first += MostDepth)
            {
                MultiplyPanel<TVector>(
                    m, columns, Math.Min(MostDepth, k - first), a + first * aColumn, aRow, aColumn, b + first * bRow, bRow, sums, sumsRow, c + panel, cRow);
                sums = c + panel;
                sumsRow = cRow;
            }
        }
    }

    private static void MultiplyPanel<TVector>(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
    {
        for (int tiles = (m + TileRows - 1) / TileRows; tiles > 0; tiles--)
        {
            // Tiles that are about as high as each other: 13 rows are 5, 4 and 4.
            int rows = (m + tiles - 1) / tiles;
            switch (rows)
            {
                case 1:
                    MultiplyRows<TVector, OneRow>(n, k, a, aRow, aColumn, b, bRow, initial, initialRow, c, cRow);
                    break;
                case 2:
                    MultiplyRows<TVector, TwoRows>(n, k, a, aRow, aColumn, b, bRow, initial, initialRow, c, cRow);
                    break;
                case 3:
                    MultiplyRows<TVector, ThreeRows>(n, k, a, aRow, aColumn, b, bRow, initial, initialRow, c, cRow);
                    break;
                case 4:
                    MultiplyRows<TVector, FourRows>(n, k, a, aRow, aColumn, b, bRow, initial, initialRow, c, cRow);
                    break;
                case 5:
                    MultiplyRows<TVector, FiveRows>(n, k, a, aRow, aColumn, b, bRow, initial, initialRow, c, cRow);
                    break;
                default:
                    MultiplyRows<TVector, SixRows>(n, k, a, aRow, aColumn, b, bRow, initial, initialRow, c, cRow);
                    break;
            }
            m -= rows;
            a += rows * aRow;
            initial += rows * initialRow;
            c += rows * cRow;
        }
    }

    private static void MultiplyRows<TVector, TRows>(
        int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ITileRows
    {
        int width = TVector.Count;
        int j = 0;
        for (; j + 2 * width <= n; j += 2 * width)
            Tile2<TVector, TRows>(k, a, aRow, aColumn, b + j, bRow, initial + j, initialRow, c + j, cRow);
        for (; j < n; j += width)
            Tile1<TVector, TRows>(k, a, aRow, aColumn, b + j, bRow, initial + j, initialRow, c + j, cRow);
    }

    /// <summary>As many rows as the type says, by two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2<TVector, TRows>(
        int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ITileRows
    {
        int width = TVector.Count;
        float* a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow, a4 = a + 4 * aRow, a5 = a + 5 * aRow;
        TVector c00 = Sum<TVector, TRows>(0, initial, initialRow), c01 = Sum<TVector, TRows>(0, initial + width, initialRow);
        TVector c10 = Sum<TVector, TRows>(1, initial, initialRow), c11 = Sum<TVector, TRows>(1, initial + width, initialRow);
        TVector c20 = Sum<TVector, TRows>(2, initial, initialRow), c21 = Sum<TVector, TRows>(2, initial + width, initialRow);
        TVector c30 = Sum<TVector, TRows>(3, initial, initialRow), c31 = Sum<TVector, TRows>(3, initial + width, initialRow);
        TVector c40 = Sum<TVector, TRows>(4, initial, initialRow), c41 = Sum<TVector, TRows>(4, initial + width, initialRow);
        TVector c50 = Sum<TVector, TRows>(5, initial, initialRow), c51 = Sum<TVector, TRows>(5, initial + width, initialRow);

        for (nint p = 0, at = 0; p < k; p++, at += aColumn, b += bRow)
        {
            TVector b0 = TVector.Load(b), b1 = TVector.Load(b + width);
            TVector x0 = TVector.Broadcast(a0[at]);
            c00 = TVector.MultiplyAdd(x0, b0, c00);
            c01 = TVector.MultiplyAdd(x0, b1, c01);
            if (TRows.Count > 1)
            {
                TVector x1 = TVector.Broadcast(a1[at]);
                c10 = TVector.MultiplyAdd(x1, b0, c10);
                c11 = TVector.MultiplyAdd(x1, b1, c11);
            }
            if (TRows.Count > 2)
            {
                TVector x2 = TVector.Broadcast(a2[at]);
                c20 = TVector.MultiplyAdd(x2, b0, c20);
                c21 = TVector.MultiplyAdd(x2, b1, c21);
            }
            if (TRows.Count > 3)
            {
                TVector x3 = TVector.Broadcast(a3[at]);
                c30 = TVector.MultiplyAdd(x3, b0, c30);
                c31 = TVector.MultiplyAdd(x3, b1, c31);
            }
            if (TRows.Count > 4)
            {
                TVector x4 = TVector.Broadcast(a4[at]);
                c40 = TVector.MultiplyAdd(x4, b0, c40);
                c41 = TVector.MultiplyAdd(x4, b1, c41);
            }
            if (TRows.Count > 5)
            {
                TVector x5 = TVector.Broadcast(a5[at]);
                c50 = TVector.MultiplyAdd(x5, b0, c50);
                c51 = TVector.MultiplyAdd(x5, b1, c51);
            }
        }

        Store<TVector, TRows>(0, c00, c, cRow);
        Store<TVector, TRows>(0, c01, c + width, cRow);
        Store<TVector, TRows>(1, c10, c, cRow);
        Store<TVector, TRows>(1, c11, c + width, cRow);
        Store<TVector, TRows>(2, c20, c, cRow);
        Store<TVector, TRows>(2, c21, c + width, cRow);
        Store<TVector, TRows>(3, c30, c, cRow);
        Store<TVector, TRows>(3, c31, c + width, cRow);
        Store<TVector, TRows>(4, c40, c, cRow);
        Store<TVector, TRows>(4, c41, c + width, cRow);
        Store<TVector, TRows>(5, c50, c, cRow);
        Store<TVector, TRows>(5, c51, c + width, cRow);
    }

    /// <summary>The same by the one vector that is left over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1<TVector, TRows>(
        int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ITileRows
    {
        float* a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow, a4 = a + 4 * aRow, a5 = a + 5 * aRow;
        TVector c0 = Sum<TVector, TRows>(0, initial, initialRow);
        TVector c1 = Sum<TVector, TRows>(1, initial, initialRow);
        TVector c2 = Sum<TVector, TRows>(2, initial, initialRow);
        TVector c3 = Sum<TVector, TRows>(3, initial, initialRow);
        TVector c4 = Sum<TVector, TRows>(4, initial, initialRow);
        TVector c5 = Sum<TVector, TRows>(5, initial, initialRow);

        for (nint p = 0, at = 0; p < k; p++, at += aColumn, b += bRow)
        {
            TVector b0 = TVector.Load(b);
            c0 = TVector.MultiplyAdd(TVector.Broadcast(a0[at]), b0, c0);
            if (TRows.Count > 1)
                c1 = TVector.MultiplyAdd(TVector.Broadcast(a1[at]), b0, c1);
            if (TRows.Count > 2)
                c2 = TVector.MultiplyAdd(TVector.Broadcast(a2[at]), b0, c2);
            if (TRows.Count > 3)
                c3 = TVector.MultiplyAdd(TVector.Broadcast(a3[at]), b0, c3);
            if (TRows.Count > 4)
                c4 = TVector.MultiplyAdd(TVector.Broadcast(a4[at]), b0, c4);
            if (TRows.Count > 5)
                c5 = TVector.MultiplyAdd(TVector.Broadcast(a5[at]), b0, c5);
        }

        Store<TVector, TRows>(0, c0, c, cRow);
        Store<TVector, TRows>(1, c1, c, cRow);
        Store<TVector, TRows>(2, c2, c, cRow);
        Store<TVector, TRows>(3, c3, c, cRow);
        Store<TVector, TRows>(4, c4, c, cRow);
        Store<TVector, TRows>(5, c5, c, cRow);
    }

    /// <summary>What a row's sums begin with, if the tile has the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TVector, TRows>(int row, float* initial, nint initialRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ITileRows =>
        row < TRows.Count ? TVector.Load(initial + row * initialRow) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TRows>(int row, TVector sum, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ITileRows
    {
        if (row < TRows.Count)
            sum.Store(c + row * cRow);
    }
}

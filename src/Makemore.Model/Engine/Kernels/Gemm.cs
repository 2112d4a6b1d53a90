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

    /// <summary>Rows of C that a tile holds in registers: with two vectors of columns, 12 sums, enough to hide the latency of a multiply-add.</summary>
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
        int width = TVector.Count;
        int j = 0;
        for (; j + 2 * width <= n; j += 2 * width)
        {
            for (int i = 0; i < m; i += TileRows)
                Tile2<TVector>(Math.Min(TileRows, m - i), k, a + i * aRow, aRow, aColumn, b + j, bRow, initial + i * initialRow + j, initialRow, c + i * cRow + j, cRow);
        }
        for (; j < n; j += width)
        {
            for (int i = 0; i < m; i += TileRows)
                Tile1<TVector>(Math.Min(TileRows, m - i), k, a + i * aRow, aRow, aColumn, b + j, bRow, initial + i * initialRow + j, initialRow, c + i * cRow + j, cRow);
        }
    }

    /// <summary>Six rows by two vectors. Where fewer rows are left, the last one stands in for the missing: its sums are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2<TVector>(
        int rows, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
    {
        int width = TVector.Count;
        int last = rows - 1;
        int r1 = Math.Min(1, last), r2 = Math.Min(2, last), r3 = Math.Min(3, last), r4 = Math.Min(4, last);
        float* a0 = a, a1 = a + r1 * aRow, a2 = a + r2 * aRow, a3 = a + r3 * aRow, a4 = a + r4 * aRow, a5 = a + last * aRow;

        TVector c00 = TVector.Load(initial), c01 = TVector.Load(initial + width);
        TVector c10 = TVector.Load(initial + r1 * initialRow), c11 = TVector.Load(initial + r1 * initialRow + width);
        TVector c20 = TVector.Load(initial + r2 * initialRow), c21 = TVector.Load(initial + r2 * initialRow + width);
        TVector c30 = TVector.Load(initial + r3 * initialRow), c31 = TVector.Load(initial + r3 * initialRow + width);
        TVector c40 = TVector.Load(initial + r4 * initialRow), c41 = TVector.Load(initial + r4 * initialRow + width);
        TVector c50 = TVector.Load(initial + last * initialRow), c51 = TVector.Load(initial + last * initialRow + width);

        for (nint p = 0, at = 0; p < k; p++, at += aColumn, b += bRow)
        {
            TVector b0 = TVector.Load(b), b1 = TVector.Load(b + width);
            TVector x = TVector.Broadcast(a0[at]);
            c00 = TVector.MultiplyAdd(x, b0, c00);
            c01 = TVector.MultiplyAdd(x, b1, c01);
            x = TVector.Broadcast(a1[at]);
            c10 = TVector.MultiplyAdd(x, b0, c10);
            c11 = TVector.MultiplyAdd(x, b1, c11);
            x = TVector.Broadcast(a2[at]);
            c20 = TVector.MultiplyAdd(x, b0, c20);
            c21 = TVector.MultiplyAdd(x, b1, c21);
            x = TVector.Broadcast(a3[at]);
            c30 = TVector.MultiplyAdd(x, b0, c30);
            c31 = TVector.MultiplyAdd(x, b1, c31);
            x = TVector.Broadcast(a4[at]);
            c40 = TVector.MultiplyAdd(x, b0, c40);
            c41 = TVector.MultiplyAdd(x, b1, c41);
            x = TVector.Broadcast(a5[at]);
            c50 = TVector.MultiplyAdd(x, b0, c50);
            c51 = TVector.MultiplyAdd(x, b1, c51);
        }

        c00.Store(c);
        c01.Store(c + width);
        c10.Store(c + r1 * cRow);
        c11.Store(c + r1 * cRow + width);
        c20.Store(c + r2 * cRow);
        c21.Store(c + r2 * cRow + width);
        c30.Store(c + r3 * cRow);
        c31.Store(c + r3 * cRow + width);
        c40.Store(c + r4 * cRow);
        c41.Store(c + r4 * cRow + width);
        c50.Store(c + last * cRow);
        c51.Store(c + last * cRow + width);
    }

    /// <summary>Six rows by the one vector that is left over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1<TVector>(
        int rows, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
    {
        int last = rows - 1;
        int r1 = Math.Min(1, last), r2 = Math.Min(2, last), r3 = Math.Min(3, last), r4 = Math.Min(4, last);
        float* a0 = a, a1 = a + r1 * aRow, a2 = a + r2 * aRow, a3 = a + r3 * aRow, a4 = a + r4 * aRow, a5 = a + last * aRow;

        TVector c0 = TVector.Load(initial);
        TVector c1 = TVector.Load(initial + r1 * initialRow);
        TVector c2 = TVector.Load(initial + r2 * initialRow);
        TVector c3 = TVector.Load(initial + r3 * initialRow);
        TVector c4 = TVector.Load(initial + r4 * initialRow);
        TVector c5 = TVector.Load(initial + last * initialRow);

        for (nint p = 0, at = 0; p < k; p++, at += aColumn, b += bRow)
        {
            TVector b0 = TVector.Load(b);
            c0 = TVector.MultiplyAdd(TVector.Broadcast(a0[at]), b0, c0);
            c1 = TVector.MultiplyAdd(TVector.Broadcast(a1[at]), b0, c1);
            c2 = TVector.MultiplyAdd(TVector.Broadcast(a2[at]), b0, c2);
            c3 = TVector.MultiplyAdd(TVector.Broadcast(a3[at]), b0, c3);
            c4 = TVector.MultiplyAdd(TVector.Broadcast(a4[at]), b0, c4);
            c5 = TVector.MultiplyAdd(TVector.Broadcast(a5[at]), b0, c5);
        }

        c0.Store(c);
        c1.Store(c + r1 * cRow);
        c2.Store(c + r2 * cRow);
        c3.Store(c + r3 * cRow);
        c4.Store(c + r4 * cRow);
        c5.Store(c + last * cRow);
    }
}

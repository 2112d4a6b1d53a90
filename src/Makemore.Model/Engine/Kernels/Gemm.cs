using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Makemore.Engine;

/// <summary>
/// Every matrix product of the model: C = I + A · B. The kernel multiplies a number of A by a row of B, and A may have
/// any strides. One kernel therefore serves x·Wᵀ, dy·W and dyᵀ·x, and no sum is taken across a register.
/// </summary>
internal static unsafe class Gemm
{
    /// <summary>
    /// How many columns of B lie together in a panel: two of the widest registers. A tile then reads B row by row,
    /// without jumps that would miss the cache.
    /// </summary>
    public static int PanelColumns => Avx512F.IsSupported ? 32 : 16;

    /// <summary>
    /// The largest number of rows of C that a tile holds in registers. With two registers in each row, these are 12
    /// sums, enough to hide the latency of a multiply-add.
    /// </summary>
    public const int TileRows = 6;

    /// <summary>
    /// The largest number of a panel's rows that are multiplied at a time, for all rows of C. With more, the panel
    /// would not stay in the caches. With fewer, C would be read and written more often. The order of each sum is the
    /// same in all cases.
    /// </summary>
    private const int MostDepth = 384;

    /// <summary>The smallest distance from the first to the last column of A with which A is copied first, in floats.</summary>
    private const int FarApart = 1 << 14;

    /// <summary>The smallest number of columns of C that are worth a copy of A.</summary>
    private const int WorthPacking = 256;

    /// <summary>Multiplies (m × k) by (k × n).</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">
    /// Columns of B and C. If n is not a multiple of <see cref="Kernels.HalfPadding"/>, I must not be C, because some
    /// sums are computed twice.
    /// </param>
    /// <param name="k">Columns of A and rows of B.</param>
    /// <param name="a">A. Element (i, j) is at i·aRow + j·aColumn.</param>
    /// <param name="aRow">The distance between A's rows.</param>
    /// <param name="aColumn">The distance between A's columns.</param>
    /// <param name="b">B, as panels of <see cref="PanelColumns"/> columns.</param>
    /// <param name="bRow">The distance between the rows of a panel.</param>
    /// <param name="bPanel">The distance between panels.</param>
    /// <param name="initial">
    /// I. Pass C itself to add to it, or a bias with distance 0 to begin every row with the bias.
    /// </param>
    /// <param name="initialRow">The distance between I's rows.</param>
    /// <param name="c">C, row by row.</param>
    /// <param name="cRow">The distance between C's rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TVector, THalf>(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where THalf : struct, IVector<THalf>
    {
        if (aRow == 1 && k * aColumn >= FarApart && n >= WorthPacking && n % THalf.Count == 0)
            MultiplyPacked<TVector, THalf>(m, n, k, a, aColumn, b, bRow, bPanel, initial, initialRow, c, cRow);
        else
            MultiplyRows<TVector, THalf>(m, n, k, a, aRow, aColumn, aTile: null, b, bRow, bPanel, initial, initialRow, c, cRow);
    }

    /// <summary>
    /// Multiplies the transpose of a large matrix. A tile would read a few numbers from each row of that matrix, and
    /// these rows are far apart. A block of tiles is therefore copied first, and all panels then read the copy.
    /// </summary>
    private static void MultiplyPacked<TVector, THalf>(
        int m, int n, int k, float* a, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where THalf : struct, IVector<THalf>
    {
        for (int first = 0; first < k; first += MostDepth)
        {
            int depth = Math.Min(MostDepth, k - first);
            for (int row = 0; row < m; row += PackedTiles.MostRows)
            {
                int rows = Math.Min(PackedTiles.MostRows, m - row);
                float* packed = PackedTiles.Pack(a + first * aColumn + row, aColumn, rows, depth);
                float* sums = c + row * cRow;
                MultiplyRows<TVector, THalf>(
                    rows, n, depth, packed, aRow: 1, PackedTiles.ColumnDistance, PackedTiles.TileDistance(depth), b + first * bRow, bRow, bPanel,
                    first == 0 ? initial + row * initialRow : sums, first == 0 ? initialRow : cRow, sums, cRow);
            }
        }
    }

    /// <summary>
    /// Multiplies without a copy. The tiles of A have a distance of their own; if it is null, they follow each other at
    /// the distance of the rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRows<TVector, THalf>(
        int m, int n, int k, float* a, nint aRow, nint aColumn, nint? aTile, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where THalf : struct, IVector<THalf>
    {
        var heights = new TileHeights(m);
        for (int column = 0; column < n; column += PanelColumns, b += bPanel)
        {
            int columns = Math.Min(PanelColumns, n - column);
            int mostDepth = columns % THalf.Count == 0 ? MostDepth : k;
            for (int first = 0; first < k; first += mostDepth)
            {
                var panel = new Panel
                {
                    Columns = columns,
                    Depth = Math.Min(mostDepth, k - first),
                    A = a + first * aColumn,
                    ARow = aRow,
                    AColumn = aColumn,
                    B = b + first * bRow,
                    BRow = bRow,
                    Initial = (first == 0 ? initial : c) + column,
                    InitialRow = first == 0 ? initialRow : cRow,
                    C = c + column,
                    CRow = cRow,
                };
                if (heights.Higher > 0)
                {
                    panel.ATile = aTile ?? (heights.Rows + 1) * aRow;
                    MultiplyTiles<TVector, THalf>(heights.Rows + 1, heights.Higher, &panel);
                    panel.MoveDown(heights.Higher, heights.Rows + 1);
                }
                panel.ATile = aTile ?? heights.Rows * aRow;
                MultiplyTiles<TVector, THalf>(heights.Rows, heights.Count - heights.Higher, &panel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTiles<TVector, THalf>(int rows, int tiles, Panel* panel)
        where TVector : struct, IVector<TVector>
        where THalf : struct, IVector<THalf>
    {
        switch (rows)
        {
            case 1:
                MultiplyTiles<TVector, THalf, One>(tiles, panel);
                break;
            case 2:
                MultiplyTiles<TVector, THalf, Two>(tiles, panel);
                break;
            case 3:
                MultiplyTiles<TVector, THalf, Three>(tiles, panel);
                break;
            case 4:
                MultiplyTiles<TVector, THalf, Four>(tiles, panel);
                break;
            case 5:
                MultiplyTiles<TVector, THalf, Five>(tiles, panel);
                break;
            case 6:
                MultiplyTiles<TVector, THalf, Six>(tiles, panel);
                break;
        }
    }

    /// <summary>
    /// Computes a panel's columns, two registers at a time. The remaining columns use the narrowest registers that hold
    /// them. The last register ends with the last column, so it may overlap the register before it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTiles<TVector, THalf, TRows>(int tiles, Panel* panel)
        where TVector : struct, IVector<TVector>
        where THalf : struct, IVector<THalf>
        where TRows : struct, ISize
    {
        int width = TVector.Count, half = THalf.Count, columns = panel->Columns;
        int column = 0;
        for (; columns - column >= 2 * width; column += 2 * width)
            Tiles<TVector, TRows, Two>(tiles, column, column + width, panel);
        int left = columns - column;
        if (left == 0)
            return;
        if (left > width)
            Tiles<TVector, TRows, Two>(tiles, column, columns - width, panel);
        else if (left == width)
            Tiles<TVector, TRows, One>(tiles, column, column, panel);
        else if (left > half)
            Tiles<THalf, TRows, Two>(tiles, column, columns - half, panel);
        else if (left == half)
            Tiles<THalf, TRows, One>(tiles, column, column, panel);
        else
            for (; column < columns; column++)
                Tiles<Floats1, TRows, One>(tiles, column, column, panel);
    }

    /// <summary>
    /// Computes tiles one below the other. The type arguments give the number of rows, and of registers in each row.
    /// The second register begins at a column of its own. The JIT knows both numbers and compiles only the rows and
    /// registers that a tile has.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tiles<TVector, TRows, TColumns>(int tiles, int column, int secondColumn, Panel* panel)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ISize
        where TColumns : struct, ISize
    {
        int depth = panel->Depth;
        nint aRow = panel->ARow, aTile = panel->ATile, aColumn = panel->AColumn, bRow = panel->BRow, initialRow = panel->InitialRow, cRow = panel->CRow;
        float* a = panel->A;
        float* initial = panel->Initial + column;
        float* c = panel->C + column;
        nint second = secondColumn - column;
        for (; tiles > 0; tiles--, a += aTile, initial += TRows.Count * initialRow, c += TRows.Count * cRow)
        {
            float* a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow, a4 = a + 4 * aRow, a5 = a + 5 * aRow;
            TVector c00 = Load<TVector, TRows, TColumns>(0, 0, initial, initialRow);
            TVector c10 = Load<TVector, TRows, TColumns>(1, 0, initial, initialRow);
            TVector c20 = Load<TVector, TRows, TColumns>(2, 0, initial, initialRow);
            TVector c30 = Load<TVector, TRows, TColumns>(3, 0, initial, initialRow);
            TVector c40 = Load<TVector, TRows, TColumns>(4, 0, initial, initialRow);
            TVector c50 = Load<TVector, TRows, TColumns>(5, 0, initial, initialRow);
            TVector c01 = Load<TVector, TRows, TColumns>(0, 1, initial + second, initialRow);
            TVector c11 = Load<TVector, TRows, TColumns>(1, 1, initial + second, initialRow);
            TVector c21 = Load<TVector, TRows, TColumns>(2, 1, initial + second, initialRow);
            TVector c31 = Load<TVector, TRows, TColumns>(3, 1, initial + second, initialRow);
            TVector c41 = Load<TVector, TRows, TColumns>(4, 1, initial + second, initialRow);
            TVector c51 = Load<TVector, TRows, TColumns>(5, 1, initial + second, initialRow);

            float* b = panel->B + column;
            for (nint p = 0, x = 0; p < depth; p++, x += aColumn, b += bRow)
            {
                TVector b0 = TVector.Load(b);
                TVector b1 = TColumns.Count > 1 ? TVector.Load(b + second) : default;
                TVector x0 = TVector.Broadcast(a0[x]);
                c00 = TVector.MultiplyAdd(x0, b0, c00);
                c01 = TColumns.Count > 1 ? TVector.MultiplyAdd(x0, b1, c01) : default;
                if (TRows.Count > 1)
                {
                    TVector x1 = TVector.Broadcast(a1[x]);
                    c10 = TVector.MultiplyAdd(x1, b0, c10);
                    c11 = TColumns.Count > 1 ? TVector.MultiplyAdd(x1, b1, c11) : default;
                }
                if (TRows.Count > 2)
                {
                    TVector x2 = TVector.Broadcast(a2[x]);
                    c20 = TVector.MultiplyAdd(x2, b0, c20);
                    c21 = TColumns.Count > 1 ? TVector.MultiplyAdd(x2, b1, c21) : default;
                }
                if (TRows.Count > 3)
                {
                    TVector x3 = TVector.Broadcast(a3[x]);
                    c30 = TVector.MultiplyAdd(x3, b0, c30);
                    c31 = TColumns.Count > 1 ? TVector.MultiplyAdd(x3, b1, c31) : default;
                }
                if (TRows.Count > 4)
                {
                    TVector x4 = TVector.Broadcast(a4[x]);
                    c40 = TVector.MultiplyAdd(x4, b0, c40);
                    c41 = TColumns.Count > 1 ? TVector.MultiplyAdd(x4, b1, c41) : default;
                }
                if (TRows.Count > 5)
                {
                    TVector x5 = TVector.Broadcast(a5[x]);
                    c50 = TVector.MultiplyAdd(x5, b0, c50);
                    c51 = TColumns.Count > 1 ? TVector.MultiplyAdd(x5, b1, c51) : default;
                }
            }

            Store<TVector, TRows, TColumns>(0, 0, c00, c, cRow);
            Store<TVector, TRows, TColumns>(1, 0, c10, c, cRow);
            Store<TVector, TRows, TColumns>(2, 0, c20, c, cRow);
            Store<TVector, TRows, TColumns>(3, 0, c30, c, cRow);
            Store<TVector, TRows, TColumns>(4, 0, c40, c, cRow);
            Store<TVector, TRows, TColumns>(5, 0, c50, c, cRow);
            Store<TVector, TRows, TColumns>(0, 1, c01, c + second, cRow);
            Store<TVector, TRows, TColumns>(1, 1, c11, c + second, cRow);
            Store<TVector, TRows, TColumns>(2, 1, c21, c + second, cRow);
            Store<TVector, TRows, TColumns>(3, 1, c31, c + second, cRow);
            Store<TVector, TRows, TColumns>(4, 1, c41, c + second, cRow);
            Store<TVector, TRows, TColumns>(5, 1, c51, c + second, cRow);
        }
    }

    /// <summary>The initial value of a sum, if the tile has that row and column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TRows, TColumns>(int row, int column, float* initial, nint initialRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ISize
        where TColumns : struct, ISize =>
        row < TRows.Count && column < TColumns.Count ? TVector.Load(initial + row * initialRow) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TRows, TColumns>(int row, int column, TVector sum, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ISize
        where TColumns : struct, ISize
    {
        if (row < TRows.Count && column < TColumns.Count)
            sum.Store(c + row * cRow);
    }

    /// <summary>The product of a few columns of A and a part of a panel of B, from the first row of the next tile.</summary>
    private struct Panel
    {
        public int Columns, Depth;
        public float* A, B, Initial, C;
        public nint ARow, AColumn, ATile, BRow, InitialRow, CRow;

        /// <summary>Moves below some tiles of equal height.</summary>
        public void MoveDown(int tiles, int rows)
        {
            A += tiles * ATile;
            Initial += tiles * rows * InitialRow;
            C += tiles * rows * CRow;
        }
    }
}

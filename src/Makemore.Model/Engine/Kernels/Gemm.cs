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
    public static int PanelColumns => 2 * RegisterColumns;

    /// <summary>How many columns the widest register has, at least 8.</summary>
    public static int RegisterColumns => Avx512F.IsSupported ? 16 : 8;

    /// <summary>
    /// The largest number of rows of C that a tile holds in registers. With two registers in each row, these are 12
    /// sums, enough to hide the latency of a multiply-add.
    /// </summary>
    public const int TileRows = 6;

    /// <summary>
    /// The largest number of a panel's rows that are multiplied at a time, for all rows of C. They take 24 KB, so they stay
    /// in the L1 cache. With fewer, C would be read and written more often. The order of each sum is the same in all cases.
    /// </summary>
    public static int MostDepth => 6144 / PanelColumns;

    /// <summary>The smallest distance from the first to the last column of A with which A is copied first, in floats.</summary>
    private const int FarApart = 1 << 14;

    /// <summary>The smallest number of columns of C that are worth a copy of A.</summary>
    private const int WorthPacking = 64;

    /// <summary>The smallest number of columns of A with which the last columns of C are worth a transposition.</summary>
    private const int WorthTransposing = 64;

    private static readonly AlignedFloats Zeros = new(PanelColumns);

    /// <summary>Multiplies (m × k) by (k × n).</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">
    /// Columns of B and C. If n is not a multiple of <see cref="Kernels.HalfPadding"/> and aRow is not 1, I must not be C,
    /// because some sums are computed twice.
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
        int last = n % TVector.Count;
        if (aRow == 1 && last > 0 && (k >= WorthTransposing || initial == c))
        {
            n -= last;
            float* columns = b + n / PanelColumns * bPanel + n % PanelColumns;
            MultiplyTransposed<TVector, THalf>(m, last, k, a, aColumn, columns, bRow, initial + n, initialRow, c + n, cRow);
        }
        if (aRow == 1 && aColumn >= PackedTiles.CopiedRows && k * aColumn >= FarApart && n >= WorthPacking && n % THalf.Count == 0)
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
        PackedTiles tiles = PackedTiles.Pool.Rent();
        for (int first = 0; first < k; first += MostDepth)
        {
            int depth = Math.Min(MostDepth, k - first);
            int blocks = Slices.Pieces(m, PackedTiles.MostRows);
            for (int block = 0; block < blocks; block++)
            {
                int row = Slices.Start(block, blocks, m, TileRows);
                int rows = Slices.Start(block + 1, blocks, m, TileRows) - row;
                float* packed = tiles.Pack(a + first * aColumn + row, aColumn, rows, depth);
                float* sums = c + row * cRow;
                MultiplyRows<TVector, THalf>(
                    rows, n, depth, packed, aRow: 1, PackedTiles.ColumnDistance, PackedTiles.TileDistance(depth), b + first * bRow, bRow, bPanel,
                    first == 0 ? initial + row * initialRow : sums, first == 0 ? initialRow : cRow, sums, cRow);
            }
        }
        PackedTiles.Pool.Return(tiles);
    }

    /// <summary>
    /// Multiplies the transpose of a matrix by a few columns, which do not fill a register. It computes Cᵀ = Bᵀ · Aᵀ, and
    /// the rows of Cᵀ fill registers.
    /// </summary>
    [SkipLocalsInit]
    private static void MultiplyTransposed<TVector, THalf>(
        int m, int n, int k, float* a, nint aColumn, float* b, nint bRow, float* initial, nint initialRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where THalf : struct, IVector<THalf>
    {
        float* product = stackalloc float[n * PanelColumns];
        for (int first = 0; first < m; first += PanelColumns)
        {
            // The last panel of rows ends with the last row, so it may overlap the panel before it.
            int start = Math.Max(0, Math.Min(first, m - PanelColumns));
            int end = Math.Min(start + PanelColumns, m);
            MultiplyRows<TVector, THalf>(
                n, end - start, k, b, aRow: 1, bRow, aTile: null, a + start, aColumn, PanelColumns, Zeros.Pointer, initialRow: 0, product, PanelColumns);
            for (int row = first; row < end; row++, initial += initialRow, c += cRow)
            {
                float* sums = product + (row - start);
                for (int column = 0; column < n; column++)
                    c[column] = initial[column] + sums[column * PanelColumns];
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
            Tiles<TVector, TVector, TRows, SecondRegister>(tiles, column, column + width, panel);
        int left = columns - column;
        if (left == 0)
            return;
        if (left > width + half)
            Tiles<TVector, TVector, TRows, SecondRegister>(tiles, column, columns - width, panel);
        else if (left > width)
            Tiles<TVector, THalf, TRows, SecondRegister>(tiles, column, columns - half, panel);
        else if (left == width)
            MultiplyRegister<TVector, TRows>(tiles, column, panel);
        else if (left > half)
            Tiles<THalf, THalf, TRows, SecondRegister>(tiles, column, columns - half, panel);
        else if (left == half)
            MultiplyRegister<THalf, TRows>(tiles, column, panel);
        else
            for (; column < columns; column++)
                MultiplyRegister<Floats1, TRows>(tiles, column, panel);
    }

    /// <summary>
    /// Computes one register of columns. Two tiles are computed at the same time, because the sums of one are too few to
    /// hide the latency of a multiply-add.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRegister<TVector, TRows>(int tiles, int column, Panel* panel)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ISize
    {
        int paired = tiles - tiles % 2;
        if (paired > 0)
            Tiles<TVector, TVector, TRows, SecondTile>(paired, column, column, panel);
        if (paired == tiles)
            return;
        Panel last = *panel;
        last.MoveDown(paired, TRows.Count);
        Tiles<TVector, TVector, TRows, NoSecond>(1, column, column, &last);
    }

    /// <summary>
    /// Computes tiles one below the other. The type arguments give the registers, the number of rows, and what is computed
    /// beside the first register of each row. The other register may be narrower. The JIT knows all of them and compiles
    /// only the sums that there are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tiles<TVector, TOther, TRows, TSecond>(int tiles, int column, int secondColumn, Panel* panel)
        where TVector : struct, IVector<TVector>
        where TOther : struct, IVector<TOther>
        where TRows : struct, ISize
        where TSecond : struct, ISecond
    {
        nint aRow = panel->ARow, aColumn = panel->AColumn, bRow = panel->BRow, initialRow = panel->InitialRow, cRow = panel->CRow;
        float* a = panel->A;
        float* initial = panel->Initial + column;
        float* c = panel->C + column;
        int step = TSecond.IsTile ? 2 : 1;
        nint bSecond = secondColumn - column;
        nint aSecond = TSecond.IsTile ? panel->ATile : 0;
        nint initialSecond = TSecond.IsTile ? TRows.Count * initialRow : bSecond;
        nint cSecond = TSecond.IsTile ? TRows.Count * cRow : bSecond;
        for (; tiles > 0; tiles -= step, a += step * panel->ATile, initial += step * TRows.Count * initialRow, c += step * TRows.Count * cRow)
        {
            TVector c00 = Load<TVector, TRows>(0, initial, initialRow);
            TVector c10 = Load<TVector, TRows>(1, initial, initialRow);
            TVector c20 = Load<TVector, TRows>(2, initial, initialRow);
            TVector c30 = Load<TVector, TRows>(3, initial, initialRow);
            TVector c40 = Load<TVector, TRows>(4, initial, initialRow);
            TVector c50 = Load<TVector, TRows>(5, initial, initialRow);
            TOther c01 = TSecond.Exists ? Load<TOther, TRows>(0, initial + initialSecond, initialRow) : default;
            TOther c11 = TSecond.Exists ? Load<TOther, TRows>(1, initial + initialSecond, initialRow) : default;
            TOther c21 = TSecond.Exists ? Load<TOther, TRows>(2, initial + initialSecond, initialRow) : default;
            TOther c31 = TSecond.Exists ? Load<TOther, TRows>(3, initial + initialSecond, initialRow) : default;
            TOther c41 = TSecond.Exists ? Load<TOther, TRows>(4, initial + initialSecond, initialRow) : default;
            TOther c51 = TSecond.Exists ? Load<TOther, TRows>(5, initial + initialSecond, initialRow) : default;

            float* a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow, a4 = a + 4 * aRow, a5 = a + 5 * aRow;
            float* b = panel->B + column;
            float* end = b + panel->Depth * bRow;
            for (nint x = 0; b != end; x += aColumn, b += bRow)
            {
                TVector b0 = TVector.Load(b);
                TOther b1 = TSecond.Exists && !TSecond.IsTile ? TOther.Load(b + bSecond) : TVector.Lower<TOther>(b0);
                AddProducts<TVector, TOther, TSecond>(a0 + x, aSecond, b0, b1, ref c00, ref c01);
                if (TRows.Count > 1)
                    AddProducts<TVector, TOther, TSecond>(a1 + x, aSecond, b0, b1, ref c10, ref c11);
                if (TRows.Count > 2)
                    AddProducts<TVector, TOther, TSecond>(a2 + x, aSecond, b0, b1, ref c20, ref c21);
                if (TRows.Count > 3)
                    AddProducts<TVector, TOther, TSecond>(a3 + x, aSecond, b0, b1, ref c30, ref c31);
                if (TRows.Count > 4)
                    AddProducts<TVector, TOther, TSecond>(a4 + x, aSecond, b0, b1, ref c40, ref c41);
                if (TRows.Count > 5)
                    AddProducts<TVector, TOther, TSecond>(a5 + x, aSecond, b0, b1, ref c50, ref c51);
            }

            Store<TVector, TRows>(0, c00, c, cRow);
            Store<TVector, TRows>(1, c10, c, cRow);
            Store<TVector, TRows>(2, c20, c, cRow);
            Store<TVector, TRows>(3, c30, c, cRow);
            Store<TVector, TRows>(4, c40, c, cRow);
            Store<TVector, TRows>(5, c50, c, cRow);
            if (!TSecond.Exists)
                continue;
            Store<TOther, TRows>(0, c01, c + cSecond, cRow);
            Store<TOther, TRows>(1, c11, c + cSecond, cRow);
            Store<TOther, TRows>(2, c21, c + cSecond, cRow);
            Store<TOther, TRows>(3, c31, c + cSecond, cRow);
            Store<TOther, TRows>(4, c41, c + cSecond, cRow);
            Store<TOther, TRows>(5, c51, c + cSecond, cRow);
        }
    }

    /// <summary>Adds the products of a number of A, and of the second tile's, by a row of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts<TVector, TOther, TSecond>(float* a, nint aSecond, TVector b0, TOther b1, ref TVector sum0, ref TOther sum1)
        where TVector : struct, IVector<TVector>
        where TOther : struct, IVector<TOther>
        where TSecond : struct, ISecond
    {
        TVector x = TVector.Broadcast(*a);
        TVector.AddProduct(x, b0, ref sum0);
        if (TSecond.Exists)
            TOther.AddProduct(TSecond.IsTile ? TOther.Broadcast(a[aSecond]) : TVector.Lower<TOther>(x), b1, ref sum1);
    }

    /// <summary>The initial value of a row's sum, if the tile has that row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TRows>(int row, float* initial, nint initialRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ISize =>
        row < TRows.Count ? TVector.Load(initial + row * initialRow) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TRows>(int row, TVector sum, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
        where TRows : struct, ISize
    {
        if (row < TRows.Count)
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

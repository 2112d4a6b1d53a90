namespace Makemore.Engine;

/// <summary>Matrix products. The threads of a team share a large product by the rows or the columns of the result.</summary>
internal sealed unsafe class Products
{
    /// <summary>
    /// The smallest number of multiply-adds with which several threads are faster than one, with the cost of their
    /// synchronization.
    /// </summary>
    private const long WorthSharing = 1 << 20;

    /// <summary>
    /// The smallest number of multiply-adds with which even one thread is faster slice by slice, because of the caches.
    /// </summary>
    private const long WorthCutting = 1 << 21;

    /// <summary>
    /// How many rows of C are computed at a time, at least. The numbers of B are then used a few times before they leave
    /// the L1 cache.
    /// </summary>
    private const int StripRows = 5 * Gemm.TileRows;

    /// <summary>
    /// How many rows a slice has if there are enough for all threads. B goes through the caches once for each slice.
    /// </summary>
    private const int SliceRows = 4 * StripRows;

    /// <summary>How many slices a thread has, at least. If one thread is slow, another one then takes more of them.</summary>
    private const int SlicesOfThread = 2;

    private readonly Action<int> _multiplyRows;
    private readonly Action<int> _multiplyColumns;

    // The product that the threads share.
    private int _m, _n, _k, _slices;
    private float* _a, _b, _initial, _c;
    private nint _aRow, _aColumn, _bRow, _bPanel, _initialRow, _cRow;

    public Products(Team team)
    {
        Team = team;
        _multiplyRows = MultiplyRows;
        _multiplyColumns = MultiplyColumns;
    }

    public Team Team { get; }

    /// <inheritdoc cref="Gemm.Multiply"/>
    public void Multiply(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow)
    {
        if ((long)m * n * k < (Team.Threads > 1 ? WorthSharing : WorthCutting))
        {
            Kernels.Best.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bPanel, initial, initialRow, c, cRow);
            return;
        }
        (_m, _n, _k) = (m, n, k);
        _a = a;
        _b = b;
        _initial = initial;
        _c = c;
        (_aRow, _aColumn, _bRow, _bPanel, _initialRow, _cRow) = (aRow, aColumn, bRow, bPanel, initialRow, cRow);
        // Each number of C is computed in one slice, so the result does not depend on the cut.
        bool byRows = m / StripRows >= Slices.Pieces(n, Slices.Columns);
        _slices = byRows ? Math.Min(m / StripRows, Math.Max(m / SliceRows, SlicesOfThread * Team.Threads)) : Slices.OfColumns(n);
        Team.Run(_slices, byRows ? _multiplyRows : _multiplyColumns);
    }

    /// <summary>
    /// Multiplies by a B that stays in the L2 cache, on one thread. It computes all columns for some rows at a time, so
    /// these rows of C stay in the caches until they are complete.
    /// </summary>
    /// <inheritdoc cref="Gemm.Multiply"/>
    public static void MultiplyStrips(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow)
    {
        for (int row = 0; row < m; row += StripRows)
        {
            Kernels.Best.Multiply(
                Math.Min(StripRows, m - row), n, k, a + row * aRow, aRow, aColumn, b, bRow, bPanel,
                initial + row * initialRow, initialRow, c + row * cRow, cRow);
        }
    }

    private void MultiplyRows(int slice)
    {
        int start = Start(slice, _m, Gemm.TileRows);
        int end = Start(slice + 1, _m, Gemm.TileRows);
        Kernels.Best.Multiply(
            end - start, _n, _k, _a + start * _aRow, _aRow, _aColumn, _b, _bRow, _bPanel, _initial + start * _initialRow, _initialRow, _c + start * _cRow, _cRow);
    }

    private void MultiplyColumns(int slice)
    {
        int start = Start(slice, _n, Slices.Columns);
        int end = Start(slice + 1, _n, Slices.Columns);
        MultiplyStrips(
            _m, end - start, _k, _a, _aRow, _aColumn, _b + start / Gemm.PanelColumns * _bPanel, _bRow, _bPanel,
            _initial + start, _initialRow, _c + start, _cRow);
    }

    private int Start(int slice, int size, int tile) => Slices.Start(slice, _slices, size, tile);
}

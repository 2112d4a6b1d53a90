namespace Makemore.Engine;

/// <summary>Matrix products, the large ones shared out among a team's threads by the rows or the columns of the result.</summary>
internal sealed unsafe class Products
{
    /// <summary>Multiply-adds from which on threads gain more than their meeting costs.</summary>
    private const long WorthSharing = 1 << 21;

    /// <summary>Slices of a shared product: enough for many threads.</summary>
    private const int MostSlices = 16;

    /// <summary>Rows of a slice at least: all that is read of B is then used a few times before it leaves the first cache.</summary>
    private const int SliceRows = 5 * Gemm.TileRows;

    private readonly Action<int> _multiplyRows;
    private readonly Action<int> _multiplyColumns;

    // The product that is being shared out.
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
        if ((long)m * n * k < WorthSharing)
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
        int panels = Pieces(n, Gemm.PanelColumns);
        bool byRows = m / SliceRows >= panels;
        _slices = Math.Min(MostSlices, byRows ? m / SliceRows : panels);
        Team.Run(_slices, byRows ? _multiplyRows : _multiplyColumns);
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
        int start = Start(slice, _n, Gemm.PanelColumns);
        int end = Start(slice + 1, _n, Gemm.PanelColumns);
        Kernels.Best.Multiply(
            _m, end - start, _k, _a, _aRow, _aColumn, _b + start / Gemm.PanelColumns * _bPanel, _bRow, _bPanel, _initial + start, _initialRow, _c + start, _cRow);
    }

    /// <summary>Where a slice begins: on the boundary of a tile.</summary>
    private int Start(int slice, int size, int tile) => Math.Min(Pieces(size, tile) * slice / _slices * tile, size);

    private static int Pieces(int size, int tile) => (size + tile - 1) / tile;
}

namespace Makemore.Engine;

/// <summary>Matrix products, the large ones shared out among a team's threads by the columns of the result.</summary>
internal sealed unsafe class Products
{
    /// <summary>Multiply-adds from which on threads gain more than their meeting costs.</summary>
    private const long WorthSharing = 1 << 21;

    /// <summary>Slices of a shared product: enough for many threads.</summary>
    private const int MostSlices = 16;

    private readonly Action<int> _multiplySlice;

    // The product that is being shared out.
    private int _m, _n, _k, _slices;
    private float* _a, _b, _initial, _c;
    private nint _aRow, _aColumn, _bRow, _bPanel, _initialRow, _cRow;

    public Products(Team team)
    {
        Team = team;
        _multiplySlice = MultiplySlice;
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
        _slices = Math.Min(MostSlices, (n + Gemm.PanelColumns - 1) / Gemm.PanelColumns);
        Team.Run(_slices, _multiplySlice);
    }

    private void MultiplySlice(int slice)
    {
        int panels = (_n + Gemm.PanelColumns - 1) / Gemm.PanelColumns;
        int first = panels * slice / _slices;
        int start = first * Gemm.PanelColumns;
        int end = Math.Min(panels * (slice + 1) / _slices * Gemm.PanelColumns, _n);
        Kernels.Best.Multiply(
            _m, end - start, _k, _a, _aRow, _aColumn, _b + first * _bPanel, _bRow, _bPanel, _initial + start, _initialRow, _c + start, _cRow);
    }
}

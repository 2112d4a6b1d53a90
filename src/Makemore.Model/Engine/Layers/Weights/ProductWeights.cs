namespace Makemore.Engine;

/// <summary>
/// The weights of a layer, or their transpose, as the right operand of its products, which read them in panels.
/// </summary>
/// <remarks>
/// Usually, all weights are copied into panels before the first product. If there is only one product to come, large
/// weights are copied slice by slice during the product. The panels of a slice are then still in the L2 cache, and the
/// panels of all slices use the same memory.
/// </remarks>
internal sealed unsafe class ProductWeights
{
    // The right operand, (rows × columns).
    private readonly int _rows;
    private readonly int _columns;
    private readonly bool _isTransposed;

    private readonly int _packSlices;
    private readonly Action<int> _packSlice;
    private readonly int _productSlices;
    private readonly Action<int> _multiplySlice;
    private readonly Pool<PackedMatrix> _slicePanels;

    /// <summary>The panels of all weights; null until they are needed.</summary>
    private PackedMatrix? _panels;

    private float* _weights;
    private bool _packsDuringProduct;

    // The product that the threads share.
    private int _m;
    private float* _a, _initial, _c;
    private nint _aRow, _initialRow, _cRow;

    /// <summary>Makes the operand.</summary>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="isTransposed">Whether it is the transpose of the weights, which are then (columns × rows).</param>
    public ProductWeights(int rows, int columns, bool isTransposed)
    {
        (_rows, _columns, _isTransposed) = (rows, columns, isTransposed);
        _packSlices = Slices.OfMatrix(rows, columns);
        _packSlice = PackSlice;
        int pieces = Slices.Pieces(columns, Slices.Columns);
        _productSlices = Math.Max(Slices.OfColumns(columns), Slices.Pieces(pieces, Math.Max(1, Slices.MatrixFloats / Slices.Columns / rows)));
        _multiplySlice = MultiplySlice;
        _slicePanels = new(() => new PackedMatrix(rows, Slices.Pieces(pieces, _productSlices) * Slices.Columns));
    }

    /// <summary>Takes the current values of the weights.</summary>
    /// <param name="weights">The weights, which stay where they are until the last product.</param>
    /// <param name="packsDuringProduct">Whether they are copied during each product, of which there is one at a time.</param>
    /// <param name="team">The threads that share the copy.</param>
    public void Take(float* weights, bool packsDuringProduct, Team team)
    {
        _weights = weights;
        _packsDuringProduct = packsDuringProduct;
        if (packsDuringProduct)
            return;
        _panels ??= new PackedMatrix(_rows, _columns);
        team.Run(_packSlices, _packSlice);
    }

    /// <summary>C = I + A · B, where B is this operand.</summary>
    /// <inheritdoc cref="Gemm.Multiply"/>
    public void Multiply(Products products, int m, float* a, nint aRow, float* initial, nint initialRow, float* c, nint cRow)
    {
        if (!_packsDuringProduct)
        {
            products.Multiply(
                m, Kernels.HalfPad(_columns), _rows, a, aRow, 1, _panels!.Pointer, Gemm.PanelColumns, _panels.PanelStride, initial, initialRow, c, cRow);
            return;
        }
        _m = m;
        _a = a;
        _initial = initial;
        _c = c;
        (_aRow, _initialRow, _cRow) = (aRow, initialRow, cRow);
        products.Team.Run(_productSlices, _multiplySlice);
    }

    private void PackSlice(int slice)
    {
        int first = Slices.Start(slice, _packSlices, _columns, Gemm.PanelColumns);
        int end = Slices.Start(slice + 1, _packSlices, _columns, Gemm.PanelColumns);
        Pack(_panels!, first, end - first, first);
    }

    private void MultiplySlice(int slice)
    {
        int first = Slices.Start(slice, _productSlices, _columns, Slices.Columns);
        int count = Slices.Start(slice + 1, _productSlices, _columns, Slices.Columns) - first;
        PackedMatrix panels = _slicePanels.Rent();
        // The columns that pad the last slice must be 0.
        if (count % Kernels.HalfPadding != 0)
            panels.Clear();
        Pack(panels, first, count, to: 0);
        Products.MultiplyStrips(
            _m, Kernels.HalfPad(count), _rows, _a, _aRow, 1, panels.Pointer, Gemm.PanelColumns, panels.PanelStride,
            _initial + first, _initialRow, _c + first, _cRow);
        _slicePanels.Return(panels);
    }

    /// <summary>Copies some columns to the panels that begin with a column.</summary>
    private void Pack(PackedMatrix panels, int first, int count, int to)
    {
        if (_isTransposed)
            panels.PackTransposed(new ReadOnlySpan<float>(_weights + (nint)first * _rows, count * _rows), _rows, count, to);
        else
            panels.Pack(_weights + first, _columns, _rows, count, to);
    }
}

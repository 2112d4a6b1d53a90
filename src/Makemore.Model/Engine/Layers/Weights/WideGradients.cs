namespace Makemore.Engine;

/// <summary>
/// The backward pass of a layer with many more outputs than inputs, in slices of the outputs. A slice reads its part of
/// ∂y, which is large, from memory once for ∂x, ∂W and ∂b. Everything else that it reads and writes stays in the L2
/// cache. Each slice has its own share of ∂x. The shares are added in order, so the sum is the same for any number of
/// threads.
/// </summary>
internal sealed unsafe class WideGradients
{
    private readonly int _in;

    /// <summary>How many of the last inputs do not fill a register.</summary>
    private readonly int _last;

    private readonly int _inStride;
    private readonly int _out;
    private readonly int _slices;
    private readonly AlignedFloats _zeros;
    private readonly Pool<Scratch> _scratch;
    private readonly Action<int> _takeSlice;
    private readonly Action<int> _addShares;
    private AlignedFloats _shares = new(0);

    // The current tile.
    private Activations _x = null!;
    private Activations _y = null!;
    private int _distance, _rows;
    private float* _w, _dW, _db;
    private bool _isFirstTile, _adds;

    public WideGradients(int inputs, int outputs)
    {
        _in = inputs;
        _last = inputs % Gemm.RegisterColumns;
        _inStride = Kernels.Pad(inputs);
        _out = outputs;
        _slices = Slices.OfColumns(outputs);
        _zeros = new AlignedFloats(_inStride);
        _scratch = new(() => new Scratch(
            new PackedMatrix(Slices.MostColumns, _in), new AlignedFloats(Slices.MostColumns * _last), new AlignedFloats(Slices.MostColumns * _inStride)));
        _takeSlice = TakeSlice;
        _addShares = AddShares;
    }

    /// <summary>
    /// ∂W += ∂yᵀ · x, ∂b += Σ ∂y, ∂x = ∂y · W. The first tile of a batch sets ∂W and ∂b instead of adding to them.
    /// </summary>
    /// <param name="x">The input, which receives its gradient.</param>
    /// <param name="distance">The distance between the rows of x.</param>
    /// <param name="y">The output, whose gradient is known.</param>
    /// <param name="tile">The tile they belong to.</param>
    /// <param name="w">W, (out × in).</param>
    /// <param name="dW">∂W, (out × in).</param>
    /// <param name="db">∂b, (out), with room for a whole number of registers; null for none.</param>
    /// <param name="adds">Whether ∂x is added to the gradient that x already has.</param>
    public void Take(Activations x, int distance, Activations y, Tile tile, float* w, float* dW, float* db, bool adds)
    {
        (_x, _distance, _y, _rows) = (x, distance, y, y.Rows(tile));
        _w = w;
        _dW = dW;
        _db = db;
        (_isFirstTile, _adds) = (tile.IsFirstTile, adds);
        _shares = _shares.OrLonger((long)_slices * _rows * _inStride);
        Team team = tile.Products.Team;
        team.Run(_slices, _takeSlice);
        team.Run(RowSlices, _addShares);
    }

    private int RowSlices => Math.Min(Slices.Most, _rows);

    private float* Share(int slice) => _shares.Pointer + (nint)slice * _rows * _inStride;

    private void TakeSlice(int slice)
    {
        int first = Slices.Start(slice, _slices, _out, Slices.Columns);
        int count = Slices.Start(slice + 1, _slices, _out, Slices.Columns) - first;
        float* dy = _y.Gradients + first;
        Scratch scratch = _scratch.Rent();
        // ∂x comes first. It reads ∂y in long runs, and the other products then find ∂y in the cache.
        InputShare(dy, first, count, scratch, Share(slice));
        WeightGradient(dy, first, count, scratch.DW);
        _scratch.Return(scratch);
        if (_db != null)
            BiasGradient(dy, first, count);
    }

    /// <summary>The part of ∂x that comes from some outputs.</summary>
    private void InputShare(float* dy, int first, int count, Scratch scratch, float* share)
    {
        int full = _in - _last;
        float* w = _w + (nint)first * _in;
        scratch.W.Pack(w, _in, count, full);
        Kernels.Best.Multiply(
            _rows, full, count, dy, _y.Stride, 1, scratch.W.Pointer, Gemm.PanelColumns, scratch.W.PanelStride, _zeros.Pointer, 0, share, _inStride);
        if (_last == 0)
            return;
        // The last outputs are padded with zeros in ∂y, and must be numbers in W.
        if (count % Kernels.Padding != 0)
            scratch.LastW.Span.Clear();
        Layout.Transpose(new ReadOnlySpan<float>(w + full, count * _in - full), _in, scratch.LastW.Span, Slices.MostColumns, count, _last);
        Kernels.Best.MultiplyDots(
            _rows, _last, Kernels.Pad(count), dy, _y.Stride, scratch.LastW.Pointer, Slices.MostColumns, share + full, _inStride);
    }

    /// <summary>
    /// ∂W of some outputs. It is computed in the cache and then copied, so that memory is written in one long run.
    /// </summary>
    private void WeightGradient(float* dy, int first, int count, AlignedFloats dW)
    {
        Kernels.Best.Multiply(
            count, _in, _rows, dy, 1, _y.Stride, _x.Values, _distance, Gemm.PanelColumns, _zeros.Pointer, 0, dW.Pointer, _inStride);
        float* from = dW.Pointer, to = _dW + (nint)first * _in;
        for (int output = 0; output < count; output++, from += _inStride, to += _in)
        {
            if (_isFirstTile)
                Layout.CopyRow(from, to, _in);
            else
                Layout.AddRow(from, to, _in);
        }
    }

    private void BiasGradient(float* dy, int first, int count)
    {
        if (_isFirstTile)
            new Span<float>(_db + first, count).Clear();
        Kernels.Best.AddRows(dy, _rows, _y.Stride, count, _db + first);
    }

    private void AddShares(int slice)
    {
        int end = Slices.Start(slice + 1, RowSlices, _rows, tile: 1);
        for (int row = Slices.Start(slice, RowSlices, _rows, tile: 1); row < end; row++)
        {
            float* sum = _x.Gradients + row * _distance;
            if (!_adds)
                new Span<float>(sum, _in).Clear();
            for (int share = 0; share < _slices; share++)
                Layout.AddRow(Share(share) + row * _inStride, sum, _in);
        }
    }

    /// <summary>
    /// The working memory of a thread: a slice's rows of W, in panels, their last columns, transposed, and their gradient.
    /// </summary>
    private sealed record Scratch(PackedMatrix W, AlignedFloats LastW, AlignedFloats DW);
}

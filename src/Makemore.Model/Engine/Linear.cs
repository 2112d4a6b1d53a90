namespace Makemore.Engine;

/// <summary>A fully connected layer: y = x · Wᵀ + b.</summary>
public sealed unsafe class Linear : Layer
{
    private const int SliceFloats = 1 << 16;
    private const int MostSlices = 16;

    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly int _in;
    private readonly int _out;
    private readonly int _inStride;
    private readonly int _outStride;

    /// <summary>W, (out × in): what the way back multiplies by.</summary>
    private readonly PackedMatrix _rows;

    /// <summary>Wᵀ, (in × out): what the way forward multiplies by.</summary>
    private readonly PackedMatrix _columns;

    private readonly AlignedFloats _paddedBias;
    private readonly AlignedFloats _zeros;

    // A large layer's copies are shared out in slices.
    private readonly int _slices;
    private readonly Action<int> _packSlice;
    private readonly Action<int> _finishSlice;
    private float* _accumulators;

    /// <summary>Joins the two parameters.</summary>
    /// <param name="weight">W, (out × in).</param>
    /// <param name="bias">b, (out).</param>
    public Linear(Parameter weight, Parameter bias)
    {
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentNullException.ThrowIfNull(bias);
        _weight = weight;
        _bias = bias;
        _out = weight.Spec.Shape[0];
        _in = weight.Spec.Shape[1];
        _inStride = Kernels.Pad(_in);
        _outStride = Kernels.Pad(_out);
        _rows = new PackedMatrix(_out, _in);
        _columns = new PackedMatrix(_in, _out);
        _paddedBias = new AlignedFloats(_outStride);
        _zeros = new AlignedFloats(_inStride);
        _slices = Math.Clamp(_in * _out / SliceFloats, 1, MostSlices);
        _packSlice = PackSlice;
        _finishSlice = FinishSlice;
    }

    internal override int AccumulatorSize => _out * _inStride + _outStride;

    /// <summary>y = x · Wᵀ + b.</summary>
    /// <param name="x">The input, (B × in).</param>
    /// <param name="y">Receives the output, (B × out).</param>
    /// <param name="pass">The pass they belong to.</param>
    public void Forward(Activations x, Activations y, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(pass);
        pass.Products.Multiply(
            pass.Rows, _outStride, _in, x.Values, x.Stride, 1, _columns.Pointer, Gemm.PanelColumns, _columns.PanelStride, _paddedBias.Pointer, 0, y.Values, y.Stride);
    }

    /// <summary>∂W += ∂yᵀ · x, ∂b += Σ ∂y, ∂x = ∂y · W.</summary>
    /// <param name="x">The input; receives its gradient.</param>
    /// <param name="y">The output, whose gradient is known.</param>
    /// <param name="pass">The pass they belong to, which gathers the gradients of the parameters.</param>
    public void Backward(Activations x, Activations y, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(pass);
        float* dW = pass.Accumulators(this);
        float* db = dW + _out * _inStride;
        pass.Products.Multiply(_out, _inStride, pass.Rows, y.Gradients, 1, y.Stride, x.Values, x.Stride, Gemm.PanelColumns, dW, _inStride, dW, _inStride);
        Kernels.Best.AddRows(y.Gradients, pass.Rows, y.Stride, _outStride, db);
        pass.Products.Multiply(pass.Rows, _inStride, _out, y.Gradients, y.Stride, 1, _rows.Pointer, Gemm.PanelColumns, _rows.PanelStride, _zeros.Pointer, 0, x.Gradients, x.Stride);
    }

    internal override void Prepare(Products products)
    {
        _bias.Values.CopyTo(_paddedBias.Span);
        products.Team.Run(_slices, _packSlice);
    }

    internal override void Finish(float* accumulators, Products products)
    {
        _accumulators = accumulators;
        products.Team.Run(_slices, _finishSlice);
        new ReadOnlySpan<float>(accumulators + _out * _inStride, _out).CopyTo(_bias.Gradients);
    }

    private void PackSlice(int slice)
    {
        _rows.Pack(_weight.Values, _in, slice, _slices);
        _columns.PackTransposed(_weight.Values, _in, slice, _slices);
    }

    private void FinishSlice(int slice)
    {
        int first = _out * slice / _slices;
        int rows = _out * (slice + 1) / _slices - first;
        var gathered = new ReadOnlySpan<float>(_accumulators + first * _inStride, rows * _inStride);
        Layout.Copy(gathered, _inStride, _weight.Gradients[(first * _in)..], _in, rows, _in);
    }
}

using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A fully connected layer: y = x · Wᵀ + b. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Linear : Layer
{
    /// <summary>The smallest ratio of outputs to inputs with which a large layer counts as wide.</summary>
    private const int WideRatio = 8;

    private readonly Parameter? _bias;
    private readonly EffectiveWeights _weights;
    private readonly int _in;
    private readonly int _out;
    private readonly int _inStride;
    private readonly int _outStride;

    /// <summary>W, (out × in), for the backward pass; null in a wide layer.</summary>
    private readonly ProductWeights? _rows;

    /// <summary>The backward pass of a wide layer; null in other layers.</summary>
    private readonly WideGradients? _wide;

    /// <summary>Wᵀ, (in × out), for the forward pass.</summary>
    private readonly ProductWeights _columns;

    private readonly AlignedFloats _zeros;

    // Threads share the gradient of a large layer in slices.
    private readonly int _slices;
    private readonly Action<int> _finishSlice;
    private float* _accumulators;

    /// <summary>
    /// Makes the layer from its parameters. The layer may read several rows of its input as one, and its output may be
    /// normalized. It sets the gradient of its weights. If they are the embedding, the layers that look up the
    /// embedding are made later, and add their gradients.
    /// </summary>
    /// <param name="weight">W, (out × groups·in).</param>
    /// <param name="bias">b, (out); null for none.</param>
    /// <param name="norm">
    /// The batch normalization of the output, which is folded into the weights outside training; null for none.
    /// </param>
    /// <param name="groups">How many consecutive rows of the input make one row of the output.</param>
    /// <exception cref="ArgumentException">Another layer already reads the weights.</exception>
    public Linear(Parameter weight, Parameter? bias = null, BatchNorm? norm = null, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (!weight.AddReader())
            throw new ArgumentException($"Another layer already reads {weight.Spec.Name}; make this layer first, because it sets the gradient.", nameof(weight));
        _bias = bias;
        _weights = new EffectiveWeights(weight, bias, norm, groups);
        _out = _weights.Out;
        _in = _weights.In;
        _inStride = Kernels.Pad(_in);
        _outStride = Kernels.Pad(_out);
        _columns = new ProductWeights(_in, _out, isTransposed: true);
        _zeros = new AlignedFloats(_inStride);
        _slices = Slices.OfMatrix(_out, _in);
        bool isWide = _slices > 1 && groups == 1 && _out >= WideRatio * _in;
        long gradients = (long)_out * _inStride;
        GathersInPlace = isWide || (gradients > MostAccumulators && groups == 1 && _in == Kernels.HalfPad(_in));
        if (isWide)
            _wide = new WideGradients(_in, _out);
        else
            _rows = new ProductWeights(_out, _in, isTransposed: false);
        _finishSlice = FinishSlice;
        AccumulatorSize = GathersInPlace ? 0 : gradients + (bias is null ? 0 : _outStride);
    }

    /// <summary>y = x · Wᵀ + b.</summary>
    /// <param name="x">The input, (B × in).</param>
    /// <param name="y">Receives the output, (B × out).</param>
    /// <param name="tile">The tile they belong to.</param>
    public void Forward(Activations x, Activations y, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(y);
        Multiply(x, y, tile, _weights.Bias, 0);
    }

    /// <summary>y += x · Wᵀ, for a layer without a bias.</summary>
    /// <param name="x">The input, (B × in).</param>
    /// <param name="y">The output of another layer, to which the output of this layer is added, (B × out).</param>
    /// <param name="tile">The tile they belong to.</param>
    public void AddTo(Activations x, Activations y, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(y);
        Multiply(x, y, tile, y.Values, y.Stride);
    }

    /// <summary>∂W += ∂yᵀ · x, ∂b += Σ ∂y, ∂x = ∂y · W.</summary>
    /// <param name="x">The input, which receives its gradient.</param>
    /// <param name="y">The output, whose gradient is known.</param>
    /// <param name="tile">The tile they belong to, which adds up the gradients of the parameters.</param>
    /// <param name="adds">
    /// Whether another layer also reads x. The gradient is then added to the one from that layer: ∂x += ∂y · W.
    /// </param>
    public void Backward(Activations x, Activations y, Tile tile, bool adds = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(tile);
        if (_wide is not null)
        {
            _wide.Take(x, Distance(x, y), y, tile, _weights.Pointer, _weights.Gradient, _bias is null ? null : _bias.GradientsPointer, adds);
            return;
        }
        AddParameterGradients(x, y, tile);
        int distance = Distance(x, y);
        float* initial = adds ? x.Gradients : _zeros.Pointer;
        _rows!.Multiply(tile.Products, y.Rows(tile), y.Gradients, y.Stride, initial, adds ? distance : 0, x.Gradients, distance);
    }

    internal override void Prepare(Batch batch, bool training, Products products)
    {
        _weights.Take(training);
        // A batch of a network with a large layer has one tile up to this size.
        bool hasOneTile = training && batch.Rows <= TileCut.LargeTileRows && (GathersInPlace || AccumulatorSize > MostAccumulators);
        _columns.Take(_weights.Pointer, hasOneTile, products.Team);
        if (training)
            _rows?.Take(_weights.Pointer, hasOneTile, products.Team);
    }

    internal override void Finish(float* accumulators, Products products)
    {
        if (GathersInPlace)
            return;
        _accumulators = accumulators;
        products.Team.Run(_slices, _finishSlice);
        if (_bias is not null)
            new ReadOnlySpan<float>(accumulators + _out * _inStride, _out).CopyTo(_bias.Gradients);
    }

    /// <summary>
    /// ∂W += ∂yᵀ · x, ∂b += Σ ∂y. In place, the first tile of a batch sets ∂W and ∂b instead of adding to them.
    /// </summary>
    private void AddParameterGradients(Activations x, Activations y, Tile tile)
    {
        int rows = y.Rows(tile);
        bool sets = GathersInPlace && tile.IsFirstTile;
        float* dW = GathersInPlace ? _weights.Gradient : tile.Accumulators(this);
        int dWRow = GathersInPlace ? _in : _inStride;
        tile.Products.Multiply(
            _out, _in, rows, y.Gradients, 1, y.Stride, x.Values, Distance(x, y), Gemm.PanelColumns,
            sets ? _zeros.Pointer : dW, sets ? 0 : dWRow, dW, dWRow);
        if (_bias is null)
            return;
        if (sets)
            _bias.Gradients.Clear();
        float* db = GathersInPlace ? _bias.GradientsPointer : dW + _out * _inStride;
        Kernels.Best.AddRows(y.Gradients, rows, y.Stride, GathersInPlace ? _out : _outStride, db);
    }

    private void Multiply(Activations x, Activations y, Tile tile, float* initial, nint initialRow)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(tile);
        _columns.Multiply(tile.Products, y.Rows(tile), x.Values, Distance(x, y), initial, initialRow, y.Values, y.Stride);
    }

    /// <summary>The distance between the rows of x at which the inputs of consecutive rows of y begin.</summary>
    private static int Distance(Activations x, Activations y) => x.Stride * (x.Positions / y.Positions);

    private void FinishSlice(int slice)
    {
        int first = Slices.Start(slice, _slices, _out, tile: 1);
        int rows = Slices.Start(slice + 1, _slices, _out, tile: 1) - first;
        _weights.SetGradient(new ReadOnlySpan<float>(_accumulators + first * _inStride, rows * _inStride), _inStride, first, rows);
    }
}

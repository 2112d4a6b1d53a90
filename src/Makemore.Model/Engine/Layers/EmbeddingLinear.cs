using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A fully connected layer over embeddings: y = concat(E[x]) · Wᵀ + b. The product is a sum of rows of tables, one
/// table for each position: concat(E[x]) · Wᵀ = Σₚ (E · W[p]ᵀ)[xₚ]. A table has a row for each distinct token at its
/// position in the batch. The tables are computed once a step, and a context then costs one addition for each position.
/// This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class EmbeddingLinear : Layer
{
    /// <summary>
    /// The smallest number of multiply-adds for the tables with which several threads are faster than one, with the
    /// cost of their synchronization.
    /// </summary>
    private const long WorthSharing = 1 << 20;

    private readonly Parameter _embedding;
    private readonly Parameter? _bias;
    private readonly EmbeddingGradient _embeddingGradient;
    private readonly EffectiveWeights _weights;
    private readonly int _positions;
    private readonly int _embed;
    private readonly int _out;
    private readonly int _embedStride;
    private readonly int _outStride;

    /// <summary>The zeros with which a product begins if nothing is added to it.</summary>
    private readonly AlignedFloats _zeros;

    /// <summary>
    /// W[p]ᵀ, (embed × out), for each position. A small layer uses the first one for all positions, so that it stays in
    /// the L1 cache.
    /// </summary>
    private readonly PackedMatrix[] _columns;

    private readonly AlignedFloats _biasGradient;

    /// <summary>The tokens at each position of the batch's contexts.</summary>
    private TokenPlaces _places = null!;

    /// <summary>The rows of E from which the tables are computed, (rows × embed).</summary>
    private AlignedFloats _vectors = new(0);

    /// <summary>
    /// E · W[p]ᵀ, with a row for each token at the position, (rows × out). The rows of the first position include the
    /// bias.
    /// </summary>
    private AlignedFloats _table = new(0);

    /// <summary>The part of ∂E that belongs to each row of <see cref="_vectors"/>.</summary>
    private AlignedFloats _vectorGradients = new(0);

    // Threads share a large layer's products.
    private readonly Action<int> _prepareHalf;
    private readonly Action<int> _finishHalf;
    private bool _isShared;
    private float* _accumulators;

    /// <summary>Makes the layer from its parameters.</summary>
    /// <param name="embedding">E, (V × embed).</param>
    /// <param name="weight">W, (out × positions·embed).</param>
    /// <param name="bias">b, (out); null for none.</param>
    /// <param name="norm">
    /// The batch normalization of the output, which is folded into the weights outside training; null for none.
    /// </param>
    public EmbeddingLinear(Parameter embedding, Parameter weight, Parameter? bias = null, BatchNorm? norm = null)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(weight);
        _embedding = embedding;
        _embeddingGradient = new EmbeddingGradient(embedding);
        _bias = bias;
        _weights = new EffectiveWeights(weight, bias, norm);
        _embed = embedding.Spec.Shape[1];
        _out = _weights.Out;
        _positions = _weights.In / _embed;
        _embedStride = Kernels.Pad(_embed);
        _outStride = Activations.StrideOf(_out);
        _zeros = new AlignedFloats(Math.Max(_embedStride, _outStride));
        _columns = [.. Enumerable.Range(0, _positions).Select(_ => new PackedMatrix(_embed, _out))];
        _biasGradient = new AlignedFloats(_outStride);
        _prepareHalf = PrepareHalf;
        _finishHalf = FinishHalf;
    }

    /// <summary>y = concat(E[x]) · Wᵀ + b.</summary>
    /// <param name="y">Receives the output, (B × out).</param>
    /// <param name="tile">The tile, whose contexts are x.</param>
    public void Forward(Activations y, Tile tile) => Gather<Identity>(y, y, tile, adds: false);

    /// <summary>h = f(concat(E[x]) · Wᵀ + b), for a function whose gradient needs h alone.</summary>
    /// <typeparam name="TFunction">The activation function f.</typeparam>
    /// <param name="h">Receives the output, (B × out).</param>
    /// <param name="tile">The tile, whose contexts are x.</param>
    public void Forward<TFunction>(Activations h, Tile tile)
        where TFunction : struct, IActivationFunction => Gather<TFunction>(h, h, tile, adds: false);

    /// <summary>z = concat(E[x]) · Wᵀ + b, h = f(z).</summary>
    /// <typeparam name="TFunction">The activation function f.</typeparam>
    /// <param name="z">Receives the input of the function, (B × out).</param>
    /// <param name="h">Receives the output, (B × out).</param>
    /// <param name="tile">The tile, whose contexts are x.</param>
    public void Forward<TFunction>(Activations z, Activations h, Tile tile)
        where TFunction : struct, IActivationFunction => Gather<TFunction>(z, h, tile, adds: false);

    /// <summary>y += concat(E[x]) · Wᵀ + b.</summary>
    /// <param name="y">The output of another layer, to which the output of this layer is added, (B × out).</param>
    /// <param name="tile">The tile, whose contexts are x.</param>
    public void AddTo(Activations y, Tile tile) => Gather<Identity>(y, y, tile, adds: true);

    /// <summary>∂table[p][xₚ] += ∂y. At the end of the step, ∂E, ∂W and ∂b are computed from ∂table.</summary>
    /// <param name="y">The output, whose gradient is known.</param>
    /// <param name="tile">The tile, which adds up the gradients of the parameters.</param>
    public void Backward(Activations y, Tile tile) => Scatter<Identity>(y, y, tile);

    /// <summary>∂table[p][xₚ] += ∂z with ∂z = ∂h ⊙ f′(z), for a function whose gradient needs h alone.</summary>
    /// <typeparam name="TFunction">The activation function f.</typeparam>
    /// <param name="h">The output, whose gradient is known.</param>
    /// <param name="tile">The tile, which adds up the gradients of the parameters.</param>
    public void Backward<TFunction>(Activations h, Tile tile)
        where TFunction : struct, IActivationFunction => Scatter<TFunction>(h, h, tile);

    /// <summary>∂table[p][xₚ] += ∂z with ∂z = ∂h ⊙ f′(z).</summary>
    /// <typeparam name="TFunction">The activation function f.</typeparam>
    /// <param name="z">The input of the function.</param>
    /// <param name="h">The output, whose gradient is known.</param>
    /// <param name="tile">The tile, which adds up the gradients of the parameters.</param>
    public void Backward<TFunction>(Activations z, Activations h, Tile tile)
        where TFunction : struct, IActivationFunction => Scatter<TFunction>(z, h, tile);

    internal override void Prepare(Batch batch, bool training, Products products)
    {
        _places = batch.Places(_positions);
        _vectors = _vectors.OrLonger((long)_places.Rows * _embedStride);
        if (training)
            _vectorGradients = _vectorGradients.OrLonger(_vectors.Length);
        AccumulatorSize = (long)_places.Rows * _outStride;
        _table = _table.OrLonger(AccumulatorSize);
        _isShared = products.Team.Threads > 1 && (long)_places.Rows * _embed * _out >= WorthSharing;
        _weights.Take(training);
        for (int p = 0; p < _positions; p++)
            LookUp(p);
        if (_isShared)
        {
            products.Team.Run(2 * _positions, _prepareHalf);
            return;
        }
        for (int p = 0; p < _positions; p++)
            ComputeTable(p, _columns[0], part: 0, parts: 1);
    }

    internal override void Finish(float* accumulators, Products products)
    {
        _accumulators = accumulators;
        if (_isShared)
        {
            products.Team.Run(2 * _positions, _finishHalf);
        }
        else
        {
            for (int p = 0; p < _positions; p++)
            {
                SetWeightGradient(p);
                SetVectorGradients(p);
            }
        }
        _embeddingGradient.AddUp(_places, _vectorGradients.Pointer, _embedStride);
        if (_bias is null)
            return;

        // Every context has one token at the first position, so the gradients of that position's rows sum to ∂b.
        _biasGradient.Span.Clear();
        Kernels.Best.AddRows(accumulators, _places.FirstRow(1), _outStride, _outStride, _biasGradient.Pointer);
        _biasGradient.Span[.._out].CopyTo(_bias.Gradients);
    }

    private void Gather<TFunction>(Activations z, Activations h, Tile tile, bool adds)
        where TFunction : struct, IActivationFunction
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        Kernels.Best.GatherRows<TFunction>(
            _table.Pointer, _places, tile.Contexts, z.Values, h.Values, _outStride, Kernels.HalfPad(_out), adds, tile.Scratch(_positions * _outStride));
    }

    private void Scatter<TFunction>(Activations z, Activations h, Tile tile)
        where TFunction : struct, IActivationFunction
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        Kernels.Best.ScatterRows<TFunction>(
            tile.Accumulators(this), _places, tile.Contexts, z.Values, h.Values, h.Gradients, _outStride, Kernels.HalfPad(_out), tile.Scratch(_positions * _outStride));
    }

    private void PrepareHalf(int half) => ComputeTable(half / 2, _columns[half / 2], part: half % 2, parts: 2);

    /// <summary>E · W[p]ᵀ, or a part of its columns.</summary>
    private void ComputeTable(int position, PackedMatrix columns, int part, int parts)
    {
        int first = Slices.Start(part, parts, _out, Gemm.PanelColumns);
        int count = Slices.Start(part + 1, parts, _out, Gemm.PanelColumns) - first;
        columns.PackTransposed(_weights.Values[(first * _weights.In + position * _embed)..], _weights.In, count, first);
        float* initial = position == 0 ? _weights.Bias + first : _zeros.Pointer;
        Kernels.Best.Multiply(
            RowsAt(position), Kernels.HalfPad(count), _embed, Vectors(position), _embedStride, 1,
            columns.PanelAt(first), Gemm.PanelColumns, columns.PanelStride, initial, 0,
            TableOf(_table.Pointer, position) + first, _outStride);
    }

    /// <summary>Copies E[x] for each token of a position.</summary>
    private void LookUp(int position)
    {
        float* vector = Vectors(position);
        foreach (int token in _places.TokensAt(position))
        {
            Layout.CopyRow(_embedding.ValuesPointer + token * _embed, vector, _embed);
            vector += _embedStride;
        }
    }

    private void FinishHalf(int half)
    {
        if (half % 2 == 0)
            SetWeightGradient(half / 2);
        else
            SetVectorGradients(half / 2);
    }

    /// <summary>∂W[p] = ∂table[p]ᵀ · E[x].</summary>
    private void SetWeightGradient(int position) =>
        Kernels.Best.Multiply(
            _out, _embed, RowsAt(position), TableOf(_accumulators, position), 1, _outStride, Vectors(position), _embedStride, Gemm.PanelColumns,
            _zeros.Pointer, 0, _weights.Gradient + position * _embed, _weights.In);

    /// <summary>The gradients of a position's vectors: ∂table[p] · W[p].</summary>
    private void SetVectorGradients(int position) =>
        Kernels.Best.Multiply(
            RowsAt(position), _embed, _out, TableOf(_accumulators, position), _outStride, 1, _weights.Pointer + position * _embed, _weights.In, Gemm.PanelColumns,
            _zeros.Pointer, 0, _vectorGradients.Pointer + (nint)_places.FirstRow(position) * _embedStride, _embedStride);

    private int RowsAt(int position) => _places.FirstRow(position + 1) - _places.FirstRow(position);

    private float* Vectors(int position) => _vectors.Pointer + (nint)_places.FirstRow(position) * _embedStride;

    private float* TableOf(float* tables, int position) => tables + (nint)_places.FirstRow(position) * _outStride;
}

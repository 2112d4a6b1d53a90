using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// The first layer: y = concat(E[x]) · Wᵀ + b. Only V tokens can stand at a position, so that the product is a table
/// with a row for each of them, concat(E[x]) · Wᵀ = Σₚ (E · W[p]ᵀ)[xₚ]: it is made once a step, and a context costs one
/// addition a position.
/// </summary>
public sealed unsafe class EmbeddingLinear : Layer
{
    /// <summary>Multiply-adds of a table from which on threads gain more than their meeting costs.</summary>
    private const long WorthSharing = 1 << 20;

    private readonly Parameter _embedding;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly int _context;
    private readonly int _vocabulary;
    private readonly int _embed;
    private readonly int _out;
    private readonly int _embedStride;
    private readonly int _outStride;

    /// <summary>Σ over nothing: what a product without a summand begins with.</summary>
    private readonly AlignedFloats _zeros;

    private readonly AlignedFloats _paddedBias;

    /// <summary>W[p]ᵀ by position, (embed × out).</summary>
    private readonly PackedMatrix[] _columns;

    /// <summary>W[p] by position, (out × embed).</summary>
    private readonly PackedMatrix[] _rows;

    /// <summary>E · W[p]ᵀ by position, context times (V × out); the first holds the bias too.</summary>
    private readonly AlignedFloats _table;

    private readonly AlignedFloats _weightGradient;
    private readonly AlignedFloats _biasGradient;

    /// <summary>Each position's share of ∂E, (V × embed).</summary>
    private readonly AlignedFloats[] _embeddingGradients;

    // A large layer's products are shared out by position.
    private readonly int _slices;
    private readonly Action<int> _prepareSlice;
    private readonly Action<int> _finishSlice;
    private float* _accumulators;

    /// <summary>Joins the three parameters.</summary>
    /// <param name="embedding">E, (V × embed).</param>
    /// <param name="weight">W, (out × context·embed).</param>
    /// <param name="bias">b, (out).</param>
    public EmbeddingLinear(Parameter embedding, Parameter weight, Parameter bias)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentNullException.ThrowIfNull(bias);
        _embedding = embedding;
        _weight = weight;
        _bias = bias;
        _vocabulary = embedding.Spec.Shape[0];
        _embed = embedding.Spec.Shape[1];
        _out = weight.Spec.Shape[0];
        _context = weight.Spec.Shape[1] / _embed;
        _embedStride = Kernels.Pad(_embed);
        _outStride = Kernels.Pad(_out);
        _zeros = new AlignedFloats(Math.Max(_embedStride, _outStride));
        _paddedBias = new AlignedFloats(_outStride);
        _columns = [.. Enumerable.Range(0, _context).Select(_ => new PackedMatrix(_embed, _out))];
        _rows = [.. Enumerable.Range(0, _context).Select(_ => new PackedMatrix(_out, _embed))];
        _table = new AlignedFloats(checked(_context * _vocabulary * _outStride));
        _weightGradient = new AlignedFloats(checked(_context * _embed * _outStride));
        _embeddingGradients = [.. Enumerable.Range(0, _context).Select(_ => new AlignedFloats(_vocabulary * _embedStride))];
        _biasGradient = new AlignedFloats(_outStride);
        _slices = (long)_context * _vocabulary * _embed * _out < WorthSharing ? 1 : _context;
        _prepareSlice = PrepareSlice;
        _finishSlice = FinishSlice;
    }

    internal override int AccumulatorSize => _context * _vocabulary * _outStride;

    /// <summary>y = concat(E[x]) · Wᵀ + b.</summary>
    /// <param name="y">Receives the output, (B × out).</param>
    /// <param name="pass">The pass, whose contexts are x.</param>
    public void Forward(Activations y, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.GatherRows(_table.Pointer, _vocabulary, pass.Contexts, _context, y.Values, y.Stride, _outStride);
    }

    /// <summary>∂table[p][xₚ] += ∂y, from which ∂E, ∂W and ∂b follow at the end of the step.</summary>
    /// <param name="y">The output, whose gradient is known.</param>
    /// <param name="pass">The pass, which gathers the gradients of the parameters.</param>
    public void Backward(Activations y, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.ScatterRows(pass.Accumulators(this), _vocabulary, pass.Contexts, _context, y.Gradients, y.Stride, _outStride);
    }

    internal override void Prepare(Products products)
    {
        _bias.Values.CopyTo(_paddedBias.Span);
        products.Team.Run(_slices, _prepareSlice);
    }

    internal override void Finish(float* accumulators, Products products)
    {
        _accumulators = accumulators;
        products.Team.Run(_slices, _finishSlice);
        for (int p = 1; p < _context; p++)
            TensorPrimitives.Add(_embeddingGradients[0].Span, _embeddingGradients[p].Span, _embeddingGradients[0].Span);
        Layout.Copy(_embeddingGradients[0].Span, _embedStride, _embedding.Gradients, _embed, _vocabulary, _embed);

        // Every context has one token at the first position: the rows of its table sum to ∂b.
        _biasGradient.Span.Clear();
        Kernels.Best.AddRows(accumulators, _vocabulary, _outStride, _outStride, _biasGradient.Pointer);
        _biasGradient.Span[.._out].CopyTo(_bias.Gradients);
    }

    private void PrepareSlice(int slice)
    {
        for (int p = FirstPosition(slice); p < FirstPosition(slice + 1); p++)
        {
            ReadOnlySpan<float> weight = _weight.Values[(p * _embed)..];
            _columns[p].PackTransposed(weight, _context * _embed);
            _rows[p].Pack(weight, _context * _embed);
            float* initial = p == 0 ? _paddedBias.Pointer : _zeros.Pointer;
            float* table = _table.Pointer + (nint)p * _vocabulary * _outStride;
            fixed (float* embedding = _embedding.Values)
            {
                Kernels.Best.Multiply(
                    _vocabulary, _outStride, _embed, embedding, _embed, 1, _columns[p].Pointer, Gemm.PanelColumns, _columns[p].PanelStride, initial, 0, table, _outStride);
            }
        }
    }

    /// <summary>∂W[p]ᵀ = Eᵀ · ∂table[p], and the position's share of ∂E, ∂table[p] · W[p].</summary>
    private void FinishSlice(int slice)
    {
        for (int p = FirstPosition(slice); p < FirstPosition(slice + 1); p++)
        {
            float* dTable = _accumulators + (nint)p * _vocabulary * _outStride;
            float* dColumns = _weightGradient.Pointer + (nint)p * _embed * _outStride;
            fixed (float* embedding = _embedding.Values)
            {
                Kernels.Best.Multiply(
                    _embed, _outStride, _vocabulary, embedding, 1, _embed, dTable, _outStride, Gemm.PanelColumns, _zeros.Pointer, 0, dColumns, _outStride);
            }
            Kernels.Best.Multiply(
                _vocabulary, _embedStride, _out, dTable, _outStride, 1, _rows[p].Pointer, Gemm.PanelColumns, _rows[p].PanelStride, _zeros.Pointer, 0, _embeddingGradients[p].Pointer, _embedStride);
            Layout.Transpose(
                _weightGradient.Span[(p * _embed * _outStride)..], _outStride, _weight.Gradients[(p * _embed)..], _context * _embed, _embed, _out);
        }
    }

    private int FirstPosition(int slice) => _context * slice / _slices;
}

namespace Makemore.Engine;

/// <summary>
/// A tile of contexts on its way through a network and back: few enough rows that they stay in the processor's cache
/// from the first layer to the last and back to the first.
/// </summary>
public abstract unsafe class Pass
{
    private readonly AlignedFloats _accumulators;
    private Batch _batch = null!;
    private int _first;

    /// <summary>Makes room for the logits and for the gradients that the tiles leave.</summary>
    /// <param name="network">The network to go through.</param>
    /// <param name="rows">How many contexts a tile has at most.</param>
    protected Pass(Network network, int rows)
    {
        ArgumentNullException.ThrowIfNull(network);
        _accumulators = new AlignedFloats(network.AccumulatorSize);
        Logits = new Activations(rows, network.Spec.VocabularySize);
    }

    /// <summary>The unnormalized log-probabilities of the next token, (B × V).</summary>
    public Activations Logits { get; }

    /// <summary>B: how many contexts the tile has.</summary>
    internal int Rows { get; private set; }

    internal Span<float> Gathered => _accumulators.Span;

    /// <summary>The forward pass: from the tile's contexts to <see cref="Logits"/>.</summary>
    public abstract void Forward();

    /// <summary>The backward pass: from the gradient of <see cref="Logits"/> to those of the parameters.</summary>
    public abstract void Backward();

    internal ReadOnlySpan<int> Context(int row) =>
        _batch.Contexts.AsSpan((_first + row) * _batch.ContextLength, _batch.ContextLength);

    internal float* Accumulators(Layer layer) => _accumulators.Pointer + layer.AccumulatorOffset;

    internal void Take(Batch batch, int first, int rows)
    {
        _batch = batch;
        _first = first;
        Rows = rows;
    }

    /// <summary>
    /// The tile's negative log-likelihood in nats, summed over its examples: −log softmax(logits)[target], by way of
    /// the largest logit so that none overflows. With a gradient, ∂logits = (softmax(logits) − onehot(target)) · scale.
    /// </summary>
    internal double CrossEntropy(float? gradientScale)
    {
        double nll = 0;
        for (int row = 0; row < Rows; row++)
        {
            float* z = Logits.Values + row * Logits.Stride;
            float* dz = Logits.Gradients + row * Logits.Stride;
            new Span<float>(z + Logits.Width, Logits.Stride - Logits.Width).Fill(float.NegativeInfinity);
            (float maximum, float sum) = Kernels.Best.ExpShifted(z, dz, Logits.Stride);
            double logSum = maximum + Math.Log(sum);

            float examples = 0;
            int start = _batch.FirstTarget[_first + row];
            int end = _batch.FirstTarget[_first + row + 1];
            for (int i = start; i < end; i++)
            {
                nll += _batch.Counts[i] * (logSum - z[_batch.Targets[i]]);
                examples += _batch.Counts[i];
            }

            if (gradientScale is not { } scale)
                continue;
            Kernels.Best.Scale(dz, Logits.Stride, examples * scale / sum);
            for (int i = start; i < end; i++)
                dz[_batch.Targets[i]] -= _batch.Counts[i] * scale;
        }
        return nll;
    }
}

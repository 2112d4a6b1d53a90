using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// Batch normalization (Ioffe and Szegedy 2015): each unit is normalized to mean 0 and variance 1 over the examples of
/// a batch, and then scaled by a gain and shifted, both learned. Outside training, the running mean and variance are
/// used instead. They are folded into the layer before. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchNorm : Norm
{
    /// <summary>
    /// The weight of the batch's mean and variance when the running ones are updated. It is PyTorch's default.
    /// </summary>
    private const float Momentum = 0.1f;

    /// <summary>
    /// How many rows are added up separately. A single running sum over many thousands of rows would lose digits.
    /// </summary>
    private const int Block = 64;

    private readonly Parameter _runningMean;
    private readonly Parameter _runningVariance;

    // The statistics of the last batch.
    private readonly float[] _mean;
    private readonly float[] _variance;
    private readonly float[] _inverseRoot;
    private float _count;

    private readonly float[] _row;
    private readonly float[] _blockSum;

    /// <summary>Makes the layer from its parameters.</summary>
    /// <param name="gain">γ, (n).</param>
    /// <param name="shift">β, (n).</param>
    /// <param name="runningMean">The running mean, (n).</param>
    /// <param name="runningVariance">The running variance, (n).</param>
    public BatchNorm(Parameter gain, Parameter shift, Parameter runningMean, Parameter runningVariance)
        : base(gain, shift)
    {
        ArgumentNullException.ThrowIfNull(runningMean);
        ArgumentNullException.ThrowIfNull(runningVariance);
        _runningMean = runningMean;
        _runningVariance = runningVariance;
        _mean = new float[Width];
        _variance = new float[Width];
        _inverseRoot = new float[Width];
        _row = new float[Width];
        _blockSum = new float[Width];
    }

    /// <summary>
    /// ẑ = (z − mean z) / √(var z + ε), which overwrites z, and h = γ ⊙ ẑ + β. Outside training, z is already
    /// normalized, and h = z.
    /// </summary>
    /// <param name="z">The units, (B × n).</param>
    /// <param name="h">Receives the normalized units, (B × n).</param>
    /// <param name="tile">The tile they belong to.</param>
    public void Forward(Activations z, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        if (tile.IsTraining)
            Measure(z, tile);
        for (int row = 0; row < z.Rows(tile); row++)
        {
            if (tile.IsTraining)
            {
                TensorPrimitives.Multiply(z.Row(row), _inverseRoot, z.WritableRow(row));
                TensorPrimitives.MultiplyAdd(z.Row(row), Gain, Shift, h.WritableRow(row));
            }
            else
            {
                z.Row(row).CopyTo(h.WritableRow(row));
            }
        }
    }

    /// <summary>∂γ += Σ ∂h ⊙ ẑ, ∂β += Σ ∂h, ∂z = γ / √(var z + ε) ⊙ (∂h − mean ∂h − ẑ ⊙ mean (∂h ⊙ ẑ)).</summary>
    /// <param name="z">The units, which receive their gradient.</param>
    /// <param name="h">The normalized units, whose gradient is known.</param>
    /// <param name="tile">The tile they belong to.</param>
    public void Backward(Activations z, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        Span<float> gain = GainGradient(tile);
        Span<float> shift = ShiftGradient(tile);
        for (int row = 0; row < z.Rows(tile); row++)
        {
            TensorPrimitives.MultiplyAdd(h.GradientRow(row), z.Row(row), gain, gain);
            TensorPrimitives.Add(shift, h.GradientRow(row), shift);
        }
        for (int row = 0; row < z.Rows(tile); row++)
        {
            // A row's gradient is the sum over its examples, so the means are subtracted once for each example.
            Span<float> gradient = z.GradientRow(row);
            TensorPrimitives.MultiplyAdd(z.Row(row), gain, shift, gradient);
            TensorPrimitives.MultiplyAdd(gradient, -Weight(z, row, tile) / _count, h.GradientRow(row), gradient);
            TensorPrimitives.Multiply(gradient, Gain, gradient);
            TensorPrimitives.Multiply(gradient, _inverseRoot, gradient);
        }
    }

    /// <summary>
    /// Moves the running mean and variance toward those of the last batch. As in PyTorch, the batch's variance is the
    /// unbiased estimate, which divides by n − 1.
    /// </summary>
    internal void UpdateRunningStatistics()
    {
        float unbiased = _count / (_count - 1);
        TensorPrimitives.Multiply(_runningMean.Values, 1 - Momentum, _runningMean.Values);
        TensorPrimitives.MultiplyAdd(_mean, Momentum, _runningMean.Values, _runningMean.Values);
        TensorPrimitives.Multiply(_runningVariance.Values, 1 - Momentum, _runningVariance.Values);
        TensorPrimitives.MultiplyAdd(_variance, Momentum * unbiased, _runningVariance.Values, _runningVariance.Values);
    }

    /// <summary>
    /// Changes the weights and biases of the layer before, y = x · Wᵀ, so that the running mean and variance normalize
    /// y.
    /// </summary>
    internal void FoldInto(Span<float> weights, int rowLength, Span<float> biases)
    {
        for (int unit = 0; unit < Width; unit++)
        {
            float scale = Gain[unit] / MathF.Sqrt(_runningVariance.Values[unit] + Epsilon);
            Span<float> row = weights.Slice(unit * rowLength, rowLength);
            TensorPrimitives.Multiply(row, scale, row);
            biases[unit] = Shift[unit] - _runningMean.Values[unit] * scale;
        }
    }

    /// <summary>Subtracts the mean from z. It keeps the mean, the variance and the factor 1 / √(variance + ε).</summary>
    private void Measure(Activations z, Tile tile)
    {
        _count = (float)tile.Examples * z.Positions;
        AddUp(z, tile, _mean, squares: false);
        for (int row = 0; row < z.Rows(tile); row++)
            TensorPrimitives.Subtract(z.Row(row), _mean, z.WritableRow(row));
        AddUp(z, tile, _variance, squares: true);
        TensorPrimitives.Add(_variance, Epsilon, _inverseRoot);
        TensorPrimitives.ReciprocalSqrt(_inverseRoot, _inverseRoot);
    }

    /// <summary>The mean of z, or of z², over the examples.</summary>
    private void AddUp(Activations z, Tile tile, Span<float> mean, bool squares)
    {
        mean.Clear();
        int rows = z.Rows(tile);
        for (int first = 0; first < rows; first += Block)
        {
            _blockSum.AsSpan().Clear();
            for (int row = first; row < Math.Min(first + Block, rows); row++)
            {
                ReadOnlySpan<float> values = z.Row(row);
                if (squares)
                {
                    TensorPrimitives.Multiply(values, values, _row);
                    values = _row;
                }
                TensorPrimitives.MultiplyAdd(values, Weight(z, row, tile), _blockSum, _blockSum);
            }
            TensorPrimitives.Add(mean, _blockSum, mean);
        }
        TensorPrimitives.Divide(mean, _count, mean);
    }

    /// <summary>How many examples share a row.</summary>
    private static float Weight(Activations z, int row, Tile tile) => tile.Totals[row / z.Positions];
}

using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// The softmax of a tile's logits, and the loss of the targets. The team's threads share the rows of a large tile.
/// </summary>
internal sealed unsafe class Softmax
{
    /// <summary>
    /// The smallest number of logits with which several threads are faster than one, with the cost of their
    /// synchronization.
    /// </summary>
    private const int WorthSharing = 1 << 16;

    private readonly Team _team;
    private readonly Action<int> _takeSlice;
    private readonly float[] _maxima;
    private readonly float[] _sums;
    private readonly float[] _logSums;
    private readonly double[] _nll;

    // The current tile.
    private Activations _logits = null!;
    private Tile _tile = null!;
    private bool _withGradients;
    private float[]? _logProbabilities;
    private int _slices;

    public Softmax(int rows, Team team)
    {
        _team = team;
        _takeSlice = TakeSlice;
        _maxima = new float[rows];
        _sums = new float[rows];
        _logSums = new float[rows];
        _nll = new double[rows];
    }

    /// <summary>The negative log-likelihood of the tile's targets, in nats, summed in the order of the rows.</summary>
    /// <param name="logits">The logits, (B × V).</param>
    /// <param name="tile">The tile with the contexts and the targets.</param>
    /// <param name="logProbabilities">
    /// Receives the log-probability of each pair of a context and a target, at the pair's index in the batch; null if
    /// it is not needed.
    /// </param>
    public double Nll(Activations logits, Tile tile, float[]? logProbabilities)
    {
        _logits = logits;
        _tile = tile;
        _withGradients = tile.IsTraining;
        _logProbabilities = logProbabilities;
        _slices = (long)tile.Rows * logits.Width < WorthSharing ? 1 : Math.Min(Slices.Most, tile.Rows);
        _team.Run(_slices, _takeSlice);
        return TensorPrimitives.Sum<double>(_nll.AsSpan(0, tile.Rows));
    }

    private void TakeSlice(int slice)
    {
        int first = Slices.Start(slice, _slices, _tile.Rows, tile: 1);
        int end = Slices.Start(slice + 1, _slices, _tile.Rows, tile: 1);
        Span<float> sums = _sums.AsSpan(first, end - first);
        ReadOnlySpan<float> totals = _withGradients ? _tile.Totals[first..end] : [];
        float perExample = 1f / _tile.Examples;

        // exp(z − max z), in the memory of the gradient of z. In training: n · softmax(z) / N.
        int row = first * _logits.Stride;
        Kernels.Best.SoftmaxRows(
            _logits.Values + row, _logits.Gradients + row, _logits.Stride, _logits.Width, _maxima.AsSpan(first, end - first), sums, totals, perExample);
        TensorPrimitives.Log(sums, _logSums.AsSpan(first, end - first));
        if (_withGradients)
            NllAndGradients(first, end, perExample);
        else
            Nll(first, end);
    }

    /// <summary>−Σ log softmax(z)[y], over the targets of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Nll(int first, int end)
    {
        float* z = _logits.Values + first * _logits.Stride;
        for (int row = first; row < end; row++, z += _logits.Stride)
        {
            double logSum = (double)_maxima[row] + _logSums[row];
            TargetCounts targets = _tile.Targets(row);
            double nll = 0;
            for (int i = 0; i < targets.Tokens.Length; i++)
            {
                double logProbability = z[targets.Tokens[i]] - logSum;
                if (_logProbabilities is not null)
                    _logProbabilities[_tile.FirstPair(row) + i] = (float)logProbability;
                nll -= targets.Counts[i] * logProbability;
            }
            _nll[row] = nll;
        }
    }

    /// <summary>
    /// The same, and ∂z = (n · softmax(z) − c) / N, where n is the row's number of examples, c is the count of each
    /// target, and N is the batch's number of examples. Label smoothing moves a share of the counts to all tokens.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void NllAndGradients(int first, int end, float perExample)
    {
        float smoothing = _tile.LabelSmoothing;
        float* z = _logits.Values + first * _logits.Stride;
        float* gradient = _logits.Gradients + first * _logits.Stride;
        for (int row = first; row < end; row++, z += _logits.Stride, gradient += _logits.Stride)
        {
            double logSum = (double)_maxima[row] + _logSums[row];
            TargetCounts targets = _tile.Targets(row);
            double nll = 0;
            for (int i = 0; i < targets.Tokens.Length; i++)
            {
                int token = targets.Tokens[i];
                float count = (1 - smoothing) * targets.Counts[i];
                nll -= count * (z[token] - logSum);
                gradient[token] -= count * perExample;
            }
            if (smoothing > 0)
                nll += Spread(smoothing * _tile.Totals[row] / _logits.Width, z, gradient, logSum, perExample);
            _nll[row] = nll;
        }
    }

    /// <summary>
    /// The part of label smoothing in which every token of a row has the same count. Subtracts it from ∂z.
    /// </summary>
    /// <returns>Its part of the negative log-likelihood.</returns>
    private double Spread(float count, float* z, float* gradient, double logSum, float perExample)
    {
        var logits = new ReadOnlySpan<float>(z, _logits.Width);
        var gradients = new Span<float>(gradient, _logits.Width);
        TensorPrimitives.Subtract(gradients, count * perExample, gradients);
        return count * (_logits.Width * logSum - TensorPrimitives.Sum(logits));
    }
}

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
    private readonly double[] _logSums;
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
        _logSums = new double[rows];
        _nll = new double[Slices.Most];
    }

    /// <summary>The negative log-likelihood of the tile's targets, in nats, summed in a fixed order.</summary>
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
        return TensorPrimitives.Sum<double>(_nll.AsSpan(0, _slices));
    }

    private void TakeSlice(int slice)
    {
        int first = Slices.Start(slice, _slices, _tile.Rows, tile: 1);
        int rows = Slices.Start(slice + 1, _slices, _tile.Rows, tile: 1) - first;
        ReadOnlySpan<float> totals = _withGradients ? _tile.Totals.Slice(first, rows) : [];
        float perExample = 1f / _tile.Examples;

        // exp(z − max z), in the memory of the gradient of z. In training: n · softmax(z) / N.
        int place = first * _logits.Stride;
        Span<float> maxima = _maxima.AsSpan(first, rows), sums = _sums.AsSpan(first, rows);
        Kernels.Best.SoftmaxRows(_logits.Values + place, _logits.Gradients + place, _logits.Stride, _logits.Width, maxima, sums, totals, perExample);
        TensorPrimitives.Log(sums, sums);
        for (int row = 0; row < rows; row++)
            _logSums[first + row] = (double)maxima[row] + sums[row];

        ReadOnlySpan<TargetCount> targets = _tile.Targets(first, rows);
        if (_withGradients)
            _nll[slice] = NllAndGradients(targets, _tile.FirstRow, _logSums, _logits.Values, _logits.Gradients, _logits.Stride, 1 - _tile.LabelSmoothing, perExample);
        else
            _nll[slice] = Nll(targets, first);
        if (_withGradients && _tile.LabelSmoothing > 0)
            _nll[slice] += Spread(first, first + rows, perExample);
    }

    /// <summary>−Σ log softmax(z)[y], over the targets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Nll(ReadOnlySpan<TargetCount> targets, int first)
    {
        double nll = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            TargetCount target = targets[i];
            int row = target.Row - _tile.FirstRow;
            double logProbability = _logits.Values[row * _logits.Stride + target.Token] - _logSums[row];
            if (_logProbabilities is not null)
                _logProbabilities[_tile.FirstPair(first) + i] = (float)logProbability;
            nll -= target.Count * logProbability;
        }
        return nll;
    }

    /// <summary>
    /// The same, and ∂z = (n · softmax(z) − c) / N, where n is the row's number of examples, c is the count of each
    /// target, and N is the batch's number of examples. Label smoothing moves a share of the counts to all tokens.
    /// </summary>
    /// <remarks>Everything is a parameter, and nothing is called, so that all of it stays in registers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double NllAndGradients(
        ReadOnlySpan<TargetCount> targets, int firstRow, ReadOnlySpan<double> logSums, float* z, float* gradient, int stride, float kept, float perExample)
    {
        double nll = 0;
        foreach (TargetCount target in targets)
        {
            int row = target.Row - firstRow;
            int place = row * stride + target.Token;
            float count = kept * target.Count;
            nll -= count * (z[place] - logSums[row]);
            gradient[place] -= count * perExample;
        }
        return nll;
    }

    /// <summary>
    /// The part of label smoothing in which every token of a row has the same count, for some rows. Subtracts it from ∂z.
    /// </summary>
    /// <returns>Its part of the negative log-likelihood.</returns>
    private double Spread(int first, int end, float perExample)
    {
        double nll = 0;
        for (int row = first; row < end; row++)
        {
            float count = _tile.LabelSmoothing * _tile.Totals[row] / _logits.Width;
            Span<float> gradients = _logits.GradientRow(row);
            TensorPrimitives.Subtract(gradients, count * perExample, gradients);
            nll += count * (_logits.Width * _logSums[row] - TensorPrimitives.Sum(_logits.Row(row)));
        }
        return nll;
    }
}

namespace Makemore;

/// <summary>
/// The probabilities that the components of a mixture give to the same events: the targets of examples, or the tokens
/// after a context. Each event keeps the largest log-probability, and the probabilities relative to it. They can be added
/// even if all of them are too small for a number.
/// </summary>
internal sealed class ComponentProbabilities
{
    private readonly double[] _largest;

    /// <summary>By component: the relative probability of each event.</summary>
    private readonly double[][] _relative;

    /// <summary>Takes over log-probabilities.</summary>
    /// <param name="logProbabilities">For each component, the log-probability of each event.</param>
    public ComponentProbabilities(float[][] logProbabilities)
    {
        _largest = new double[logProbabilities[0].Length];
        _relative = Array.ConvertAll(logProbabilities, component => new double[component.Length]);
        for (int i = 0; i < _largest.Length; i++)
        {
            double largest = double.NegativeInfinity;
            foreach (float[] component in logProbabilities)
                largest = Math.Max(largest, component[i]);
            _largest[i] = largest;
            // If the event is impossible to all components, the relative probabilities stay 0.
            for (int k = 0; k < _relative.Length && !double.IsNegativeInfinity(largest); k++)
                _relative[k][i] = Math.Exp(logProbabilities[k][i] - largest);
        }
    }

    /// <summary>How many events there are.</summary>
    public int Count => _largest.Length;

    /// <summary>The log-probability that the mixture gives to an event.</summary>
    public double LogProbability(int i, ReadOnlySpan<double> weights) => _largest[i] + Math.Log(Sum(i, weights));

    /// <summary>
    /// Adds to each component its share of the mixture's probability of an event. If the probability is 0, the share is the
    /// weight.
    /// </summary>
    /// <returns>The log-probability that the mixture gives to the event.</returns>
    public double AddShares(int i, ReadOnlySpan<double> weights, Span<double> shares)
    {
        double sum = Sum(i, weights);
        for (int k = 0; k < shares.Length; k++)
            shares[k] += sum > 0 ? weights[k] * _relative[k][i] / sum : weights[k];
        return _largest[i] + Math.Log(sum);
    }

    private double Sum(int i, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
            sum += weights[k] * _relative[k][i];
        return sum;
    }
}

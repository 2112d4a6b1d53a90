namespace Makemore;

/// <summary>
/// Interpolated modified Kneser–Ney: p(w | h) = max(c(h w) − D(c), 0) / c(h) + γ(h) p(w | h′), where h′ is h without
/// its oldest token, and γ(h) is the sum of the discounts divided by c(h). The recursion ends after the empty history
/// with 1 / V. If a history does not occur, its probabilities are those of h′.
/// </summary>
internal sealed class KneserNeyEstimate : INgramEstimate
{
    private readonly NgramCounts _counts;
    private readonly int _vocabularySize;

    /// <summary>The discounts, by length of the history.</summary>
    private readonly Discounts[] _discounts;

    /// <summary>c(h), by node.</summary>
    private readonly int[] _totals;

    /// <summary>γ(h), by node.</summary>
    private readonly double[] _backoffs;

    /// <summary>Estimates the discounts.</summary>
    /// <param name="counts">The counts, including continuation counts.</param>
    /// <param name="vocabularySize">V.</param>
    public KneserNeyEstimate(NgramCounts counts, int vocabularySize)
    {
        _counts = counts;
        _vocabularySize = vocabularySize;
        _totals = counts.Totals();
        int[] depths = counts.Depths();
        _discounts = DiscountsByDepth(counts, depths);
        _backoffs = new double[counts.Nodes];
        for (int node = 0; node < counts.Nodes; node++)
            _backoffs[node] = Backoff(node, _discounts[depths[node]]);
    }

    public double Probability(ReadOnlySpan<int> history, int token)
    {
        double p = 1.0 / _vocabularySize;
        int node = NgramCounts.Root;
        for (int depth = 0; node != NgramCounts.None; depth++)
        {
            p = Kept(node, depth, _counts.Count(node, token)) + _backoffs[node] * p;
            node = Longer(node, depth, history);
        }
        return p;
    }

    public void Probabilities(ReadOnlySpan<int> history, Span<double> probabilities)
    {
        probabilities.Fill(1.0 / _vocabularySize);
        int node = NgramCounts.Root;
        for (int depth = 0; node != NgramCounts.None; depth++)
        {
            foreach (ref double p in probabilities)
                p *= _backoffs[node];
            ReadOnlySpan<int> tokens = _counts.Tokens(node);
            for (int i = 0; i < tokens.Length; i++)
                probabilities[tokens[i]] += Kept(node, depth, _counts.Counts(node)[i]);
            node = Longer(node, depth, history);
        }
    }

    /// <summary>The discounted relative frequency.</summary>
    private double Kept(int node, int depth, int count) =>
        count > 0 ? (count - _discounts[depth].Of(count)) / _totals[node] : 0;

    /// <summary>
    /// The node of the history with one more token; <see cref="NgramCounts.None"/> if the history has no more tokens or
    /// the longer history does not occur.
    /// </summary>
    private int Longer(int node, int depth, ReadOnlySpan<int> history) =>
        depth < history.Length ? _counts.Child(node, history[^(depth + 1)]) : NgramCounts.None;

    private double Backoff(int node, Discounts discounts)
    {
        double given = 0;
        foreach (int count in _counts.Counts(node))
            given += discounts.Of(count);
        // If the model has counted nothing, no token follows the empty history.
        return _totals[node] > 0 ? given / _totals[node] : 1;
    }

    private static Discounts[] DiscountsByDepth(NgramCounts counts, int[] depths)
    {
        const int Largest = 4;
        double[][] countsOfCounts = [.. Enumerable.Range(0, depths.Max() + 1).Select(_ => new double[Largest + 1])];
        for (int node = 0; node < counts.Nodes; node++)
        {
            foreach (int count in counts.Counts(node))
            {
                if (count <= Largest)
                    countsOfCounts[depths[node]][count]++;
            }
        }
        return Array.ConvertAll(countsOfCounts, n => Discounts.Of(n[1], n[2], n[3], n[4]));
    }
}

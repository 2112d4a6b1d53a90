namespace Makemore;

/// <summary>
/// Add-k smoothing: p(w | h) = (c(h w) + k) / (c(h) + k V). If no token follows the history in the data, every token
/// has the probability 1 / V, even with k = 0.
/// </summary>
internal sealed class AddKEstimate(NgramCounts counts, int vocabularySize, double k) : INgramEstimate
{
    private readonly int[] _totals = counts.Totals();

    public double Probability(ReadOnlySpan<int> history, int token)
    {
        int node = Find(history);
        return node == NgramCounts.None ? 1.0 / vocabularySize : Share(node, counts.Count(node, token));
    }

    public void Probabilities(ReadOnlySpan<int> history, Span<double> probabilities)
    {
        int node = Find(history);
        if (node == NgramCounts.None)
        {
            probabilities.Fill(1.0 / vocabularySize);
            return;
        }
        probabilities.Fill(Share(node, 0));
        ReadOnlySpan<int> tokens = counts.Tokens(node);
        for (int i = 0; i < tokens.Length; i++)
            probabilities[tokens[i]] = Share(node, counts.Counts(node)[i]);
    }

    private double Share(int node, int count) => (count + k) / (_totals[node] + k * vocabularySize);

    /// <summary>The node of the history; <see cref="NgramCounts.None"/> if no token follows it in the data.</summary>
    private int Find(ReadOnlySpan<int> history)
    {
        int node = counts.Find(history);
        return node != NgramCounts.None && _totals[node] > 0 ? node : NgramCounts.None;
    }
}

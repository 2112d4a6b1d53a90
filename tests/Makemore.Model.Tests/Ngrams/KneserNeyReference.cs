namespace Makemore.Tests.Ngrams;

/// <summary>
/// Interpolated modified Kneser–Ney straight from the paper (Chen and Goodman 1998, section 4.1), over dictionaries of
/// n-grams written as text: slow, short, and with nothing of the model's code in it.
/// </summary>
internal sealed class KneserNeyReference
{
    private readonly int _vocabularySize;
    private readonly double[][] _discounts;

    /// <summary>By length: the counts of the n-grams, raw for the longest and for those of a line's beginning, else of continuations.</summary>
    private readonly Dictionary<string, int>[] _counts;

    public KneserNeyReference(IEnumerable<int[]> lines, int order, int vocabularySize, bool isRunningText = false)
    {
        _vocabularySize = vocabularySize;
        int[][] padded = [.. (isRunningText ? [[.. lines.SelectMany(line => line)]] : lines.Select(line => (int[])[.. line, 0])).Select(line => (int[])[0, .. line])];
        _counts =
        [
            [],
            .. Enumerable.Range(1, order).Select(length =>
            {
                string[] shorter = [.. Ngrams(padded, length)];
                IEnumerable<string> continued = Ngrams(padded, length + 1).Distinct().Select(ngram => ngram[(ngram.IndexOf(' ') + 1)..]);
                IEnumerable<string> first = shorter.Where(ngram => ngram.StartsWith("0 ", StringComparison.Ordinal));
                return (length == order ? shorter : continued.Concat(first)).CountBy(ngram => ngram).ToDictionary();
            }),
        ];
        _discounts = Array.ConvertAll(_counts, Discounts);
        Unigram = token => Interpolated([], token, 1.0 / _vocabularySize);
    }

    /// <summary>p(token), which other toolkits smooth in other ways.</summary>
    public Func<int, double> Unigram { get; init; }

    /// <summary>How many different tokens were seen before this one, and how often that is for all tokens together.</summary>
    public (int Own, int All) Continuations(int token) => (_counts[1].GetValueOrDefault($"{token}"), _counts[1].Values.Sum());

    /// <summary>p(token | history), the history from the line's beginning or as long as the order allows.</summary>
    public double Probability(ReadOnlySpan<int> history, int token) =>
        history.IsEmpty ? Unigram(token) : Interpolated(history, token, Probability(history[1..], token));

    private double Interpolated(ReadOnlySpan<int> history, int token, double lower)
    {
        Dictionary<string, int> counts = _counts[history.Length + 1];
        double[] d = _discounts[history.Length + 1];
        string prefix = string.Concat(history.ToArray().Select(number => $"{number} "));
        int[] following = [.. counts.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => pair.Value)];
        if (following.Length == 0)
            return lower;
        int own = counts.GetValueOrDefault($"{prefix}{token}");
        double given = following.Sum(count => d[Math.Min(count, 3)]);
        return (own - d[Math.Min(own, 3)] + given * lower) / following.Sum();
    }

    private static double[] Discounts(Dictionary<string, int> counts)
    {
        double N(int count) => counts.Values.Count(value => value == count);
        double y = N(1) / (N(1) + 2 * N(2));
        double[] d = [0, 1 - 2 * y * N(2) / N(1), 2 - 3 * y * N(3) / N(2), 3 - 4 * y * N(4) / N(3)];
        return d.Skip(1).All(discount => discount > 0 && double.IsFinite(discount)) && N(4) > 0 ? d : [0, 0.5, 1, 1.5];
    }

    /// <summary>Every n-gram of a length as often as it occurs; a boundary before a line is no occurrence of the boundary.</summary>
    private static IEnumerable<string> Ngrams(int[][] lines, int length) =>
        from line in lines
        from end in Enumerable.Range(1, line.Length - 1)
        where end + 1 >= length
        select string.Join(' ', line[(end + 1 - length)..(end + 1)]);
}

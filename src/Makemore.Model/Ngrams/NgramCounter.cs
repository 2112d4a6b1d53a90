namespace Makemore;

/// <summary>Counts n-grams: a tree of contexts that grows, in hash tables with no object for a context or an n-gram.</summary>
internal sealed class NgramCounter
{
    private readonly bool _withContinuations;

    /// <summary>By node: the context without its oldest token, and that token. The empty context is the first.</summary>
    private readonly ContextTable _contexts = new(2);

    /// <summary>By n-gram: its context, and its last token.</summary>
    private readonly ContextTable _ngrams = new(2);

    private readonly List<int> _counts = [];

    /// <summary>Begins with none.</summary>
    /// <param name="withContinuations">
    /// Whether an n-gram that is new counts once for the n-gram without its oldest token, which then counts as often as
    /// there are different tokens before it (Kneser–Ney).
    /// </param>
    public NgramCounter(bool withContinuations)
    {
        _withContinuations = withContinuations;
        _contexts.IndexOf([NgramCounts.None, NgramCounts.None]);
    }

    /// <summary>Counts a token behind a history.</summary>
    /// <param name="history">The tokens before it, oldest first; the first may be a boundary.</param>
    /// <param name="token">The token.</param>
    /// <param name="count">How often.</param>
    public void Add(ReadOnlySpan<int> history, int token, int count)
    {
        int node = NgramCounts.Root;
        for (int i = history.Length - 1; i >= 0; i--)
            node = _contexts.IndexOf([node, history[i]]);

        bool isNew = Add(node, token, count);
        while (isNew && _withContinuations && node != NgramCounts.Root)
        {
            node = _contexts[node][0];
            isNew = Add(node, token, 1);
        }
    }

    /// <summary>The counts, ordered.</summary>
    public NgramCounts ToCounts() => new(_contexts, _ngrams, _counts);

    /// <summary>Whether the n-gram is new.</summary>
    private bool Add(int node, int token, int count)
    {
        int ngram = _ngrams.IndexOf([node, token]);
        bool isNew = ngram == _counts.Count;
        if (isNew)
            _counts.Add(count);
        else
            _counts[ngram] += count;
        return isNew;
    }
}

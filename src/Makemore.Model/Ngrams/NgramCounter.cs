namespace Makemore;

/// <summary>
/// Counts n-grams. It stores a growing tree of contexts in hash tables, and does not allocate an object for each
/// context or n-gram.
/// </summary>
internal sealed class NgramCounter
{
    private readonly bool _withContinuations;

    /// <summary>
    /// By node: the node of the context without its oldest token, and the oldest token. The first node is the empty
    /// context.
    /// </summary>
    private readonly ContextTable _contexts = new(2);

    /// <summary>By n-gram: the node of its context, and its last token.</summary>
    private readonly ContextTable _ngrams = new(2);

    private readonly List<int> _counts = [];

    /// <summary>Creates an empty counter.</summary>
    /// <param name="withContinuations">
    /// Whether a new n-gram adds 1 to the count of the n-gram without its oldest token. The count of this shorter
    /// n-gram is then the number of different tokens before it, as Kneser–Ney needs it.
    /// </param>
    public NgramCounter(bool withContinuations)
    {
        _withContinuations = withContinuations;
        _contexts.IndexOf([NgramCounts.None, NgramCounts.None]);
    }

    /// <summary>Counts a token after a history.</summary>
    /// <param name="history">The tokens before it, oldest first; the first may be a boundary.</param>
    /// <param name="token">The token.</param>
    /// <param name="count">How often the token follows the history.</param>
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

    /// <summary>The counts, sorted.</summary>
    public NgramCounts ToCounts() => new(_contexts, _ngrams, _counts);

    /// <summary>Adds to the count of an n-gram, and returns whether the n-gram is new.</summary>
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

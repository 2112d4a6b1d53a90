namespace Makemore;

/// <summary>
/// How often n-grams occur, by a tree of their contexts: a context's parent is the context without its oldest token, to
/// which a model backs off. Memory grows with the number of distinct contexts and n-grams alone.
/// </summary>
internal sealed class NgramCounts
{
    /// <summary>No node.</summary>
    public const int None = -1;

    /// <summary>The empty context.</summary>
    public const int Root = 0;

    /// <summary>By node: its parent, and the token by which it reaches further back. A parent stands before its children.</summary>
    private readonly ContextTable _contexts;

    // The n-grams of a node are neighbours, in the order of their last tokens.
    private readonly int[] _first;
    private readonly int[] _tokens;
    private readonly int[] _counts;

    /// <summary>Orders what was counted.</summary>
    /// <param name="contexts">By node: its parent and its oldest token.</param>
    /// <param name="ngrams">By n-gram: its context's node and its last token.</param>
    /// <param name="counts">By n-gram: how often it occurs.</param>
    public NgramCounts(ContextTable contexts, ContextTable ngrams, List<int> counts)
    {
        _contexts = contexts;
        _first = new int[contexts.Count + 1];
        _tokens = new int[counts.Count];
        _counts = new int[counts.Count];
        for (int i = 0; i < counts.Count; i++)
            _first[ngrams[i][0] + 1]++;
        for (int node = 0; node < Nodes; node++)
            _first[node + 1] += _first[node];

        int[] next = [.. _first];
        for (int i = 0; i < counts.Count; i++)
        {
            int place = next[ngrams[i][0]]++;
            _tokens[place] = ngrams[i][1];
            _counts[place] = counts[i];
        }
        for (int node = 0; node < Nodes; node++)
            Array.Sort(_tokens, _counts, _first[node], _first[node + 1] - _first[node]);
    }

    /// <summary>How many contexts there are, the empty one among them.</summary>
    public int Nodes => _contexts.Count;

    /// <summary>The context without its oldest token; of the empty context, <see cref="None"/>.</summary>
    public int Parent(int node) => _contexts[node][0];

    /// <summary>A context's oldest token.</summary>
    public int OldestToken(int node) => _contexts[node][1];

    /// <summary>The context with one token more in front, or <see cref="None"/> if it was not seen.</summary>
    public int Child(int node, int token) => _contexts.Find([node, token]);

    /// <summary>The node of a context, or <see cref="None"/> if it was not seen.</summary>
    public int Find(ReadOnlySpan<int> history)
    {
        int node = Root;
        for (int i = history.Length - 1; i >= 0 && node != None; i--)
            node = Child(node, history[i]);
        return node;
    }

    /// <summary>The tokens that follow a context, in ascending order.</summary>
    public ReadOnlySpan<int> Tokens(int node) => _tokens.AsSpan(_first[node].._first[node + 1]);

    /// <summary>How often each of <see cref="Tokens"/> counts.</summary>
    public ReadOnlySpan<int> Counts(int node) => _counts.AsSpan(_first[node].._first[node + 1]);

    /// <summary>How often a token counts behind a context.</summary>
    public int Count(int node, int token)
    {
        int place = Tokens(node).BinarySearch(token);
        return place >= 0 ? Counts(node)[place] : 0;
    }

    /// <summary>A context's tokens, oldest first.</summary>
    /// <param name="node">The context.</param>
    /// <param name="buffer">Room for them.</param>
    public ReadOnlySpan<int> History(int node, Span<int> buffer)
    {
        int length = 0;
        for (; node != Root; node = Parent(node))
            buffer[length++] = OldestToken(node);
        return buffer[..length];
    }

    /// <summary>The contexts that are not a part of longer ones: of order − 1 tokens, or from a boundary on. What follows them counts as often as it occurs.</summary>
    public IEnumerable<int> Whole(int order)
    {
        int[] depths = Depths();
        return Enumerable.Range(Root, Nodes).Where(node => depths[node] == order - 1 || OldestToken(node) == Vocabulary.Boundary);
    }

    /// <summary>By node: how many tokens the context has.</summary>
    public int[] Depths()
    {
        int[] depths = new int[Nodes];
        for (int node = Root + 1; node < depths.Length; node++)
            depths[node] = depths[Parent(node)] + 1;
        return depths;
    }

    /// <summary>By node: how often all tokens together count behind the context.</summary>
    public int[] Totals()
    {
        int[] totals = new int[Nodes];
        for (int node = 0; node < totals.Length; node++)
        {
            foreach (int count in Counts(node))
                totals[node] += count;
        }
        return totals;
    }
}

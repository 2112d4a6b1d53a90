namespace Makemore;

/// <summary>
/// The counts of n-grams, in a tree of their contexts. The parent of a context is the context without its oldest token.
/// A model backs off from a context to its parent. Memory grows with the number of distinct contexts and n-grams. The
/// counts do not change. Any number of threads may read them.
/// </summary>
internal sealed class NgramCounts
{
    /// <summary>No node.</summary>
    public const int None = -1;

    /// <summary>The empty context.</summary>
    public const int Root = 0;

    /// <summary>By node: its parent, and its oldest token. Each parent comes before its children.</summary>
    private readonly ContextTable _contexts;

    // The n-grams of a node are stored together, in ascending order of their last tokens.
    private readonly int[] _first;
    private readonly int[] _tokens;
    private readonly int[] _counts;

    /// <summary>Sorts the counts.</summary>
    /// <param name="contexts">By node: its parent and its oldest token.</param>
    /// <param name="ngrams">By n-gram: the node of its context, and its last token.</param>
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

    /// <summary>The number of contexts, including the empty context.</summary>
    public int Nodes => _contexts.Count;

    /// <summary>The context without its oldest token; <see cref="None"/> for the empty context.</summary>
    public int Parent(int node) => _contexts[node][0];

    /// <summary>A context's oldest token.</summary>
    public int OldestToken(int node) => _contexts[node][1];

    /// <summary>The context with one more token in front; <see cref="None"/> if it does not occur.</summary>
    public int Child(int node, int token) => _contexts.Find([node, token]);

    /// <summary>The node of a context; <see cref="None"/> if it does not occur.</summary>
    public int Find(ReadOnlySpan<int> history)
    {
        int node = Root;
        for (int i = history.Length - 1; i >= 0 && node != None; i--)
            node = Child(node, history[i]);
        return node;
    }

    /// <summary>The tokens that follow a context, in ascending order.</summary>
    public ReadOnlySpan<int> Tokens(int node) => _tokens.AsSpan(_first[node].._first[node + 1]);

    /// <summary>The count of each of <see cref="Tokens"/>.</summary>
    public ReadOnlySpan<int> Counts(int node) => _counts.AsSpan(_first[node].._first[node + 1]);

    /// <summary>The count of a token after a context.</summary>
    public int Count(int node, int token)
    {
        int place = Tokens(node).BinarySearch(token);
        return place >= 0 ? Counts(node)[place] : 0;
    }

    /// <summary>A context's tokens, oldest first.</summary>
    /// <param name="node">The context.</param>
    /// <param name="buffer">The memory to write them to.</param>
    public ReadOnlySpan<int> History(int node, Span<int> buffer)
    {
        int length = 0;
        for (; node != Root; node = Parent(node))
            buffer[length++] = OldestToken(node);
        return buffer[..length];
    }

    /// <summary>
    /// The contexts that are not part of a longer context. They have order − 1 tokens, or they begin with a boundary.
    /// The counts after such a context are numbers of occurrences, even with Kneser–Ney.
    /// </summary>
    public IEnumerable<int> Whole(int order)
    {
        int[] depths = Depths();
        return Enumerable.Range(Root, Nodes).Where(node => depths[node] == order - 1 || OldestToken(node) == Vocabulary.Boundary);
    }

    /// <summary>How many tokens each context has, by node.</summary>
    public int[] Depths()
    {
        int[] depths = new int[Nodes];
        for (int node = Root + 1; node < depths.Length; node++)
            depths[node] = depths[Parent(node)] + 1;
        return depths;
    }

    /// <summary>The sum of the counts after each context, by node.</summary>
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

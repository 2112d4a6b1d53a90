namespace Makemore.Engine;

/// <summary>
/// The contexts that sampling has met: each with the distribution after it and, by the token drawn, the context that
/// comes next, so that a familiar text costs one look-up a token.
/// </summary>
internal sealed class ContextGraph(int contextLength, int vocabularySize, Action<int[], float[]> weigh)
{
    /// <summary>Numbers kept at most, so that memory stays bounded for any number of texts: some 32 MB.</summary>
    private const int MostNumbers = 1 << 23;

    private const int Unknown = -1;

    private readonly int _capacity = Math.Max(contextLength + 1, MostNumbers / (2 * vocabularySize));
    private readonly ContextTable _table = new(contextLength);
    private readonly List<Node> _nodes = [];
    private readonly int[] _context = new int[contextLength];

    /// <summary>The context of boundaries alone, from which a text begins.</summary>
    public int Start()
    {
        if (_nodes.Count >= _capacity)
        {
            _table.Clear();
            _nodes.Clear();
        }
        Array.Clear(_context);
        return IndexOf(_context);
    }

    /// <summary>The running sums of the weights of the tokens after a context.</summary>
    public ReadOnlySpan<float> Sums(int node) => _nodes[node].Sums;

    /// <summary>The context after a token: <c>context[1:] + [ix]</c>.</summary>
    public int Next(int node, int token)
    {
        ref int next = ref _nodes[node].Next[token];
        if (next == Unknown)
        {
            _table[node].CopyTo(_context);
            _context.AsSpan(1).CopyTo(_context);
            _context[^1] = token;
            next = IndexOf(_context);
        }
        return next;
    }

    private int IndexOf(int[] context)
    {
        int index = _table.IndexOf(context);
        if (index == _nodes.Count)
        {
            var node = new Node(new float[vocabularySize], new int[vocabularySize]);
            Array.Fill(node.Next, Unknown);
            weigh(context, node.Sums);
            _nodes.Add(node);
        }
        return index;
    }

    private readonly record struct Node(float[] Sums, int[] Next);
}

namespace Makemore.Engine;

/// <summary>
/// The contexts that sampling has met. Each context has the distribution of the next token, and for each token the
/// context that comes next. A text of known contexts therefore costs one lookup for each token.
/// </summary>
internal sealed class ContextGraph(int contextLength, int vocabularySize)
{
    /// <summary>
    /// The largest number of values that are kept, about 32 MB. It bounds the memory for any number and length of
    /// texts.
    /// </summary>
    private const int MostNumbers = 1 << 23;

    private const int Unknown = -1;
    private const int FirstRows = 64;

    private readonly int _capacity = Math.Max(1, MostNumbers / 2 / vocabularySize);
    private readonly ContextTable _table = new(contextLength);
    private readonly int[] _context = new int[contextLength];

    // One row for each context, in arrays that grow. An object for each context would cost one more lookup for each
    // token.
    private float[] _sums = [];
    private int[] _next = [];
    private int _count;

    /// <summary>The context that consists of boundaries only, with which a text begins.</summary>
    public int Start()
    {
        if (IsFull)
            Clear();
        Array.Clear(_context);
        return IndexOf(_context);
    }

    /// <summary>A context's tokens, oldest first.</summary>
    public ReadOnlySpan<int> Context(int node) => _table[node];

    /// <summary>
    /// The running sums of the next tokens' weights after a context. The caller fills them in for a new context.
    /// </summary>
    public Span<float> Sums(int node) => Row(_sums, node);

    /// <summary>
    /// Whether a context's sums are not filled in yet. The last sum is that of all weights, so it is above 0 once they
    /// are filled in.
    /// </summary>
    public bool IsNew(int node) => _sums[(node + 1) * vocabularySize - 1] == 0;

    /// <summary>The context after a token: <c>context[1:] + [ix]</c>.</summary>
    public int Next(int node, int token)
    {
        int next = Row(_next, node)[token];
        if (next == Unknown)
        {
            _table[node].CopyTo(_context);
            _context.AsSpan(1).CopyTo(_context);
            _context[^1] = token;
            if (IsFull)
            {
                Clear();
                return IndexOf(_context);
            }
            next = IndexOf(_context);
            Row(_next, node)[token] = next;
        }
        return next;
    }

    private bool IsFull => _count == _capacity;

    private void Clear()
    {
        _table.Clear();
        _count = 0;
    }

    private int IndexOf(int[] context)
    {
        int index = _table.IndexOf(context);
        if (index == _count)
        {
            if (_count * vocabularySize == _sums.Length)
                Grow();
            _count++;
            Row(_next, index).Fill(Unknown);
            Row(_sums, index)[^1] = 0;
        }
        return index;
    }

    private Span<T> Row<T>(T[] rows, int node) => rows.AsSpan(node * vocabularySize, vocabularySize);

    private void Grow()
    {
        int length = Math.Min(_capacity, Math.Max(FirstRows, 2 * _count)) * vocabularySize;
        Array.Resize(ref _sums, length);
        Array.Resize(ref _next, length);
    }
}

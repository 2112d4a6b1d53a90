namespace Makemore;

/// <summary>
/// A growing list of tokens in blocks. A list in one array would need three times its memory whenever it grows.
/// </summary>
internal sealed class TokenBlocks
{
    private const int ShortestBlock = 1 << 8;
    private const int LongestBlock = 1 << 20;

    private readonly List<int[]> _blocks = [];

    /// <summary>How many tokens the last block can still take.</summary>
    private int _room;

    /// <summary>How many tokens there are.</summary>
    public long Count { get; private set; }

    /// <summary>Appends tokens.</summary>
    public void Add(ReadOnlySpan<int> tokens)
    {
        while (!tokens.IsEmpty)
        {
            if (_room == 0)
            {
                // The blocks double, so that a short list takes little memory.
                _room = (int)Math.Clamp(Count, ShortestBlock, LongestBlock);
                _blocks.Add(new int[_room]);
            }
            int length = Math.Min(tokens.Length, _room);
            tokens[..length].CopyTo(_blocks[^1].AsSpan(^_room));
            _room -= length;
            Count += length;
            tokens = tokens[length..];
        }
    }

    /// <summary>Moves all tokens to an array, and leaves the list empty.</summary>
    public int[] MoveToArray()
    {
        int[] tokens = new int[Count];
        Span<int> rest = tokens;
        for (int i = 0; i < _blocks.Count; i++)
        {
            int length = Math.Min(_blocks[i].Length, rest.Length);
            _blocks[i].AsSpan(0, length).CopyTo(rest);
            rest = rest[length..];
            // The memory of the block can be used again.
            _blocks[i] = [];
        }
        _blocks.Clear();
        _room = 0;
        Count = 0;
        return tokens;
    }
}

namespace Makemore;

/// <summary>
/// Gives the distinct contexts of a list of examples numbers in the order of their first occurrence. It is a hash table
/// that refers to the examples themselves, so that it needs no copy of the contexts.
/// </summary>
internal sealed class ContextNumbers
{
    private const int FirstSlots = 1024;
    private const int MostSlots = 1 << 30;
    private const int Free = -1;

    /// <summary>How many examples are numbered between two checks of the cancellation token.</summary>
    private const int CancellationInterval = 1 << 14;

    private readonly int[] _targets;
    private readonly int _contextLength;
    private readonly CancellationToken _cancellationToken;

    /// <summary>By slot: the first example of its context; <see cref="Free"/> if the slot has none.</summary>
    private int[] _slots = NewSlots(FirstSlots);

    private ContextNumbers(int[] targets, int contextLength, CancellationToken cancellationToken)
    {
        _targets = targets;
        _contextLength = contextLength;
        _cancellationToken = cancellationToken;
        Numbers = new int[targets.Length];
    }

    /// <summary>By example: the number of its context.</summary>
    public int[] Numbers { get; }

    /// <summary>How many distinct contexts there are.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers the contexts of all examples.</summary>
    /// <param name="targets">The targets, line after line. A boundary ends each line, except in a running text, and is nowhere else.</param>
    /// <param name="contextLength">How many tokens a context has.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    /// <exception cref="InsufficientMemoryException">There are more distinct contexts than a table can have.</exception>
    public static ContextNumbers Of(int[] targets, int contextLength, CancellationToken cancellationToken)
    {
        var numbers = new ContextNumbers(targets, contextLength, cancellationToken);
        for (int example = 0; example < targets.Length; example++)
        {
            numbers.CheckCancellation(example);
            numbers.Number(example);
        }
        // The table is not needed any more.
        numbers._slots = [];
        return numbers;
    }

    /// <summary>The distinct contexts, one after another.</summary>
    /// <exception cref="InsufficientMemoryException">They have more tokens than an array can have.</exception>
    public int[] Contexts()
    {
        if ((long)Count * _contextLength > Array.MaxLength)
            throw TooMany();
        int[] contexts = new int[Count * _contextLength];
        Span<int> window = new int[_contextLength];
        int found = 0;
        for (int example = 0; found < Count; example++)
        {
            CheckCancellation(example);
            if (Numbers[example] == found)
                window.CopyTo(contexts.AsSpan(found++ * _contextLength));
            window[1..].CopyTo(window);
            window[^1] = _targets[example];
            if (_targets[example] == Vocabulary.Boundary)
                window.Clear();
        }
        return contexts;
    }

    private void Number(int example)
    {
        int slot = SlotOf(example);
        if (_slots[slot] != Free)
        {
            Numbers[example] = Numbers[_slots[slot]];
            return;
        }
        _slots[slot] = example;
        Numbers[example] = Count++;
        if (Count > _slots.Length / 2)
            Grow(example + 1);
    }

    /// <summary>The slot of an example's context, or the free slot that it would get.</summary>
    private int SlotOf(int example)
    {
        int slot = (int)(Hash(example) >> 32) & (_slots.Length - 1);
        while (_slots[slot] is var first and not Free && !HaveSameContext(first, example))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    /// <summary>Hashes the context from its last token back to the boundary. Only boundaries can be before that one.</summary>
    private ulong Hash(int example)
    {
        ulong hash = 0;
        for (int i = example - 1; i >= Math.Max(example - _contextLength, 0) && _targets[i] != Vocabulary.Boundary; i--)
            hash = (hash ^ (uint)_targets[i]) * 0x9E3779B97F4A7C15;
        return hash;
    }

    private bool HaveSameContext(int one, int other)
    {
        for (int back = 1; back <= _contextLength; back++)
        {
            int token = TokenAt(one - back);
            if (token != TokenAt(other - back))
                return false;
            if (token == Vocabulary.Boundary)
                return true;
        }
        return true;
    }

    /// <summary>The token at an index; the boundary before the first line.</summary>
    private int TokenAt(int index) => index < 0 ? Vocabulary.Boundary : _targets[index];

    /// <summary>Doubles the table. The examples before the end have their numbers.</summary>
    private void Grow(int end)
    {
        if (_slots.Length == MostSlots)
            throw TooMany();
        _slots = NewSlots(2 * _slots.Length);
        int found = 0;
        for (int example = 0; example < end; example++)
        {
            CheckCancellation(example);
            if (Numbers[example] != found)
                continue;
            _slots[SlotOf(example)] = example;
            found++;
        }
    }

    private void CheckCancellation(int example)
    {
        if (example % CancellationInterval == 0)
            _cancellationToken.ThrowIfCancellationRequested();
    }

    private InsufficientMemoryException TooMany() =>
        new($"There are {Count} distinct contexts of {_contextLength} tokens or more, and an array has room for {Array.MaxLength} tokens; take a part of the data, or a shorter context.");

    private static int[] NewSlots(int length)
    {
        int[] slots = new int[length];
        Array.Fill(slots, Free);
        return slots;
    }
}

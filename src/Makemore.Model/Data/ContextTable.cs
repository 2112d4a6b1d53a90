using System.Runtime.InteropServices;

namespace Makemore;

/// <summary>
/// Gives distinct contexts numbers in the order of their first occurrence. It is a hash table over one list, and does
/// not allocate an object for each context.
/// </summary>
/// <remarks>Any number of threads may read the table while no thread changes it.</remarks>
internal sealed class ContextTable(int contextLength)
{
    private const int MostSlots = 1 << 30;

    private readonly List<int> _contexts = [];
    private int[] _slots = NewSlots(1024);
    private int _count;

    /// <summary>How many distinct contexts there are.</summary>
    public int Count => _count;

    /// <summary>The context with a number.</summary>
    public ReadOnlySpan<int> this[int index] => CollectionsMarshal.AsSpan(_contexts).Slice(index * contextLength, contextLength);

    /// <summary>The number of a context. A context that is new gets the next number.</summary>
    public int IndexOf(ReadOnlySpan<int> context)
    {
        int slot = SlotOf(context);
        if (_slots[slot] >= 0)
            return _slots[slot];

        _contexts.AddRange(context);
        _slots[slot] = _count++;
        if (_count > _slots.Length / 2)
            Grow();
        return _count - 1;
    }

    /// <summary>The number of a context, or −1 if the table does not have it.</summary>
    public int Find(ReadOnlySpan<int> context) => _slots[SlotOf(context)];

    /// <summary>Removes all contexts.</summary>
    public void Clear()
    {
        _contexts.Clear();
        _count = 0;
        Array.Fill(_slots, -1);
    }

    /// <summary>The contexts, one after another.</summary>
    public int[] ToArray() => [.. _contexts];

    private static int[] NewSlots(int length)
    {
        int[] slots = new int[length];
        Array.Fill(slots, -1);
        return slots;
    }

    /// <summary>The slot of a context, or the free slot that it would get.</summary>
    private int SlotOf(ReadOnlySpan<int> context)
    {
        ulong hash = 0;
        foreach (int token in context)
            hash = (hash ^ (uint)token) * 0x9E3779B97F4A7C15;

        int slot = (int)(hash >> 32) & (_slots.Length - 1);
        while (_slots[slot] >= 0 && !this[_slots[slot]].SequenceEqual(context))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        if (_slots.Length == MostSlots)
            throw new InsufficientMemoryException($"There are more than {MostSlots / 2} distinct contexts, which no table has room for; take a part of the data.");
        _slots = NewSlots(2 * _slots.Length);
        for (int i = 0; i < _count; i++)
            _slots[SlotOf(this[i])] = i;
    }
}

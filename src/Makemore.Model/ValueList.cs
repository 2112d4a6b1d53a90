using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Makemore;

/// <summary>
/// A read-only copy of a list. It is equal to every other copy with the same items. Records with lists use such copies,
/// so that the records compare by value.
/// </summary>
internal sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    /// <summary>The largest number of items that <see cref="ToString"/> shows.</summary>
    private const int ShownItems = 8;

    private readonly T[] _items;

    private ValueList(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    /// <summary>Copies a list. A list that is already such a copy is returned as it is.</summary>
    /// <param name="items">The list.</param>
    /// <param name="property">The property that gets the copy, for messages.</param>
    /// <exception cref="ArgumentNullException">The list or one of its items is null.</exception>
    public static ValueList<T> Of(IReadOnlyList<T> items, [CallerMemberName] string property = "")
    {
        if (items is ValueList<T> copy)
            return copy;
        ModelArguments.ThrowIfAnyNull(items, property);
        return new([.. items]);
    }

    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first items. If there are more, the text also has the number of all items.</summary>
    public override string ToString()
    {
        string shown = string.Join(", ", _items.Take(ShownItems).Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)));
        return Count > ShownItems ? string.Create(CultureInfo.InvariantCulture, $"[{shown}, … ({Count} items)]") : $"[{shown}]";
    }
}

namespace Names.Sweeping;

/// <summary>One of the parts that a sweep's work is dealt into, one piece after the other, like cards.</summary>
/// <param name="Number">Which part, counted from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>All the work.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>The pieces that fall to this part.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> work) => work.Where((_, index) => index % Count == Number - 1);

    /// <summary>Written K/N.</summary>
    public override string ToString() => $"{Number}/{Count}";
}

namespace Makemore.CommandLine.Sweeping;

/// <summary>One of the shards that the trainings of a sweep are divided into, in turn.</summary>
/// <param name="Number">The number of the shard, counted from 1.</param>
/// <param name="Count">The number of shards.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>The only shard of an undivided sweep.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Selects the trainings of this shard.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> work) => work.Where((_, index) => index % Count == Number - 1);

    /// <summary>The shard as K/N.</summary>
    public override string ToString() => $"{Number}/{Count}";
}

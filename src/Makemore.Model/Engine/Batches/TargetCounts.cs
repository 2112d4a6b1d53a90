namespace Makemore.Engine;

/// <summary>The tokens that follow a context, how often each does, and how often all do.</summary>
internal readonly ref struct TargetCounts(ReadOnlySpan<int> tokens, ReadOnlySpan<float> counts, float total)
{
    public ReadOnlySpan<int> Tokens { get; } = tokens;

    public ReadOnlySpan<float> Counts { get; } = counts;

    public float Total { get; } = total;
}

namespace Makemore.Engine;

/// <summary>The tokens that follow a context, the count of each, and the total count.</summary>
internal readonly ref struct TargetCounts(ReadOnlySpan<int> tokens, ReadOnlySpan<float> counts, float total)
{
    public ReadOnlySpan<int> Tokens { get; } = tokens;

    public ReadOnlySpan<float> Counts { get; } = counts;

    public float Total { get; } = total;
}

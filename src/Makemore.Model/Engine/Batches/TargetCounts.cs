namespace Makemore.Engine;

/// <summary>The tokens that follow a context, and the count of each.</summary>
internal readonly ref struct TargetCounts(ReadOnlySpan<int> tokens, ReadOnlySpan<float> counts)
{
    public ReadOnlySpan<int> Tokens { get; } = tokens;

    public ReadOnlySpan<float> Counts { get; } = counts;
}

namespace Makemore.Benchmarks.Reports;

/// <summary>A line of the side-by-side table. The columns without a value stay empty.</summary>
internal sealed record Line(string Work, string Ours)
{
    public string Rival { get; init; } = "";

    public string RivalTakes { get; init; } = "";

    public string Ratio { get; init; } = "";

    /// <summary>The result that the line should reach.</summary>
    public string Goal { get; init; } = "";

    /// <summary>The peak memory of each side, measured in separate processes.</summary>
    public string PeakMemory { get; init; } = "";

    /// <summary>The number of bytes that one more run of our work allocates.</summary>
    public string Allocated { get; init; } = "";
}

namespace Makemore.Benchmarks.Reports;

/// <summary>A line of the side-by-side table; what a line has not stays empty.</summary>
internal sealed record Line(string Work, string Ours)
{
    public string Rival { get; init; } = "";

    public string RivalTakes { get; init; } = "";

    public string Ratio { get; init; } = "";

    /// <summary>What the line must show.</summary>
    public string Goal { get; init; } = "";

    /// <summary>Each side's peak memory, alone in a process.</summary>
    public string PeakMemory { get; init; } = "";

    /// <summary>What doing our work one more time allocates.</summary>
    public string Allocated { get; init; } = "";
}

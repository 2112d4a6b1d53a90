using ScottPlot;

namespace Names.Reports.Sweeps.Plots;

/// <summary>A plot of the results on the same data.</summary>
/// <param name="Name">What its files are called.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Draw">Draws it, but for its title.</param>
internal sealed record SweepPlot(string Name, string Title, Action<Plot, SweepSummary> Draw)
{
    private const int Width = 1000;
    private const int Height = 650;

    /// <summary>Every plot of a report.</summary>
    public static IReadOnlyList<SweepPlot> All { get; } =
    [
        new("loss-curves", "Loss curves of the best models, each from its best seed", LossCurves.Draw),
        new("parameters", "Dev loss against parameters; the numbers are ranks", (plot, summary) =>
            DevLossAgainst.Draw(plot, summary, "parameters", row => row.Parameters)),
        new("time", "Dev loss against time; the numbers are ranks", (plot, summary) =>
            DevLossAgainst.Draw(plot, summary, "seconds of a training", row => row.Seconds.Mean)),
    ];

    /// <summary>The name of its files, without the extension.</summary>
    public string FileName(SweepSummary summary) => $"{summary.Prefix}-{Name}";

    /// <summary>Draws it into a folder, as PNG and as SVG.</summary>
    public void Write(SweepSummary summary, string folder)
    {
        using var plot = new Plot();
        plot.Title(Title);
        Draw(plot, summary);
        string path = Path.Combine(folder, FileName(summary));
        plot.SavePng($"{path}.png", Width, Height);
        plot.SaveSvg($"{path}.svg", Width, Height);
    }
}

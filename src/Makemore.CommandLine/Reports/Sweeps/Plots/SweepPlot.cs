using Makemore.CommandLine.Embeddings;
using ScottPlot;

namespace Makemore.CommandLine.Reports.Sweeps.Plots;

/// <summary>A plot of the results on one data set.</summary>
/// <param name="Name">The name of the plot in the names of its files.</param>
/// <param name="Title">The title.</param>
/// <param name="Draw">Draws the plot without its title.</param>
internal sealed record SweepPlot(string Name, string Title, Action<Plot, SweepSummary> Draw)
{
    /// <summary>The size of the picture, in pixels.</summary>
    public static PixelSize Size { get; } = new(1000, 650);

    /// <summary>All plots of a report.</summary>
    public static IReadOnlyList<SweepPlot> All { get; } =
    [
        new("loss-curves", "Loss curves of the best models, each for its best seed", LossCurves.Draw),
        new("parameters", "Dev loss against parameters; the numbers are ranks", (plot, summary) =>
            DevLossAgainst.Draw(plot, summary, "parameters", row => row.Parameters)),
        new("time", "Dev loss against time; the numbers are ranks", (plot, summary) =>
            DevLossAgainst.Draw(plot, summary, "seconds per training", row => row.Seconds.Mean)),
    ];

    /// <summary>The name of the files of the plot, without the extension.</summary>
    public string FileName(SweepSummary summary) => $"{summary.Prefix}-{Name}";

    /// <summary>The files of the plot in a folder: PNG and SVG.</summary>
    public IEnumerable<string> FilesIn(string folder, SweepSummary summary) =>
        PictureFile.Extensions.Select(extension => Path.Combine(folder, FileName(summary) + extension));

    /// <summary>Writes the plot to its files in a folder.</summary>
    public void Write(SweepSummary summary, string folder)
    {
        using var plot = new Plot();
        plot.Title(Title);
        Draw(plot, summary);
        // The font of everything that the plot has now, the legend included.
        plot.Font.Set(SansSerif.Name);
        foreach (string path in FilesIn(folder, summary))
            PictureFile.Write(path, plot, Size);
    }
}

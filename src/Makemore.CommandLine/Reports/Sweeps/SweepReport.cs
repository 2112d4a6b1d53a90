using Makemore.CommandLine.Reports.Html;
using Makemore.CommandLine.Reports.Sweeps.Plots;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Writes the results of sweeps to files: Markdown, HTML, CSV and plots.</summary>
internal static class SweepReport
{
    public const string MarkdownFile = "report.md";
    public const string HtmlFile = "report.html";
    public const string RankingFile = "ranking.csv";
    public const string TrainingsFile = "trainings.csv";

    /// <summary>Writes the files to a folder, and creates the folder if it does not exist. Each file is replaced completely or not at all.</summary>
    /// <param name="results">The results.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="html">The HTML file; null for <see cref="HtmlFile"/> in the folder.</param>
    public static void Write(IEnumerable<TrialResult> results, string folder, string? html)
    {
        IReadOnlyList<SweepSummary> summaries = SweepSummary.Of(results);
        Directory.CreateDirectory(folder);
        AtomicFile.Replace(Path.Combine(folder, MarkdownFile), MarkdownReport.Of(summaries));
        AtomicFile.Replace(Path.Combine(folder, RankingFile), CsvReport.OfRanking(summaries));
        AtomicFile.Replace(Path.Combine(folder, TrainingsFile), CsvReport.OfTrainings(summaries));
        SweepPage.Of(summaries).Write(html ?? Path.Combine(folder, HtmlFile));
        foreach (SweepSummary summary in summaries)
        {
            foreach (SweepPlot plot in SweepPlot.All)
                plot.Write(summary, folder);
        }
    }
}

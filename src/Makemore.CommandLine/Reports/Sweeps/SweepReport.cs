using Makemore.CommandLine.Reports.Html;
using Makemore.CommandLine.Reports.Sweeps.Plots;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>The results of sweeps in files: Markdown, HTML, CSV and plots.</summary>
/// <param name="results">The results.</param>
/// <param name="folder">The folder.</param>
/// <param name="html">The HTML file; null for <see cref="HtmlFile"/> in the folder.</param>
internal sealed class SweepReport(IEnumerable<TrialResult> results, string folder, string? html)
{
    public const string MarkdownFile = "report.md";
    public const string HtmlFile = "report.html";
    public const string RankingFile = "ranking.csv";
    public const string TrainingsFile = "trainings.csv";

    private readonly IReadOnlyList<SweepSummary> _summaries = SweepSummary.Of(results);

    /// <summary>The Markdown file.</summary>
    public string Markdown => InFolder(MarkdownFile);

    /// <summary>The HTML file.</summary>
    public string Html => html ?? InFolder(HtmlFile);

    /// <summary>All files but the HTML file.</summary>
    public IEnumerable<string> FilesBesideHtml =>
    [
        Markdown,
        InFolder(RankingFile),
        InFolder(TrainingsFile),
        .. _summaries.SelectMany(summary => summary.Plots.SelectMany(plot => plot.FilesIn(folder, summary))),
    ];

    /// <summary>Writes the files, and creates the folder if it does not exist. Each file is replaced completely or not at all.</summary>
    public void Write()
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Replace(Markdown, MarkdownReport.Of(_summaries));
        AtomicFile.Replace(InFolder(RankingFile), CsvReport.OfRanking(_summaries));
        AtomicFile.Replace(InFolder(TrainingsFile), CsvReport.OfTrainings(_summaries));
        SweepPage.Of(_summaries).Write(Html);
        foreach (SweepSummary summary in _summaries)
        {
            foreach (SweepPlot plot in summary.Plots)
                plot.Write(summary, folder);
        }
    }

    private string InFolder(string file) => Path.Combine(folder, file);
}

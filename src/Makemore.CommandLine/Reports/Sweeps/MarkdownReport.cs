using System.Globalization;
using System.Text;
using Makemore.CommandLine.Reports.Sweeps.Plots;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Writes the results of sweeps as Markdown: the ranking, the recipes and the plots for each data set.</summary>
internal static class MarkdownReport
{
    public static string Of(IReadOnlyList<SweepSummary> summaries)
    {
        var text = new StringBuilder("# Sweep\n");
        foreach (SweepSummary summary in summaries)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {summary.Title}\n\n{summary.Data}.\n");
            AppendRanking(text, summary);
            AppendRecipes(text, summary);
            AppendPlots(text, summary);
        }
        return text.ToString();
    }

    private static void AppendRanking(StringBuilder text, SweepSummary summary)
    {
        text.Append("\nLosses are in nats: mean over the seeds ± sample standard deviation. The perplexity is computed from the mean test loss.\n\n");
        text.Append("| | Model | Recipe | Parameters | Seeds | Train | Dev | Test | Perplexity | Seconds |\n");
        text.Append("|--:|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach ((int index, SummaryRow row) in summary.Rows.Index())
            text.Append("| ").AppendJoin(" | ", RankingCells.Of(summary, row, index + 1)).Append(" |\n");
    }

    private static void AppendRecipes(StringBuilder text, SweepSummary summary)
    {
        text.Append("\nThe options of the recipes that differ from their defaults:\n\n");
        foreach ((int index, string recipe) in summary.Recipes.Index())
            text.Append(CultureInfo.InvariantCulture, $"- R{index + 1}: {Settings.InWords(recipe)}\n");
    }

    private static void AppendPlots(StringBuilder text, SweepSummary summary)
    {
        if (summary.Plots.Count > 0)
            text.Append('\n');
        foreach (SweepPlot plot in summary.Plots)
            text.Append(CultureInfo.InvariantCulture, $"![{plot.Title}]({plot.FileName(summary)}.png)\n");
    }
}

using Makemore.CommandLine.Reports.Sweeps.Plots;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>The results on one data set. Only results on the same data set can be compared.</summary>
/// <param name="Data">The data.</param>
/// <param name="Rows">The models and recipes, best first.</param>
internal sealed record SweepSummary(DataSummary Data, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>The prefix of the file names. It is different for every data set.</summary>
    public string Prefix { get; } = $"{Data.Protocol.Name.Replace(' ', '-')}-{Start(Data)}";

    /// <summary>The title in a report.</summary>
    public string Title { get; private init; } = $"{Data.Name}, split {Data.Protocol.Name}";

    /// <summary>The plots of the results. Without any loss there is nothing to draw.</summary>
    public IReadOnlyList<SweepPlot> Plots => Rows.Any(row => row.Dev is not null) ? SweepPlot.All : [];

    /// <summary>The recipes. The first is called R1.</summary>
    public IReadOnlyList<string> Recipes { get; } = [.. Rows.Select(row => row.Recipe).Distinct()];

    /// <summary>Creates a summary for each data set, sorted by prefix. A file whose lines have changed is another data set, and the titles tell the two apart.</summary>
    public static IReadOnlyList<SweepSummary> Of(IEnumerable<TrialResult> results)
    {
        SweepSummary[] summaries =
        [
            .. results
                .GroupBy(result => (result.Trial.Data.Fingerprint, result.Trial.Data.Protocol))
                .Select(group => new SweepSummary(group.First().Trial.Data, SummaryRow.Ranked(group)))
                .OrderBy(summary => summary.Prefix, StringComparer.Ordinal)
        ];
        HashSet<string> shared = [.. summaries.CountBy(summary => summary.Title).Where(title => title.Value > 1).Select(title => title.Key)];
        return [.. summaries.Select(summary => shared.Contains(summary.Title) ? summary with { Title = $"{summary.Title}, SHA-256 {Start(summary.Data)}…" } : summary)];
    }

    /// <summary>The short name of a recipe.</summary>
    public string RecipeName(SummaryRow row) => $"R{Recipes.Index().First(recipe => recipe.Item == row.Recipe).Index + 1}";

    /// <summary>The names of some rows in a plot: what differs between their models, and the recipe if there are several.</summary>
    public IEnumerable<string> Labels(IReadOnlyList<SummaryRow> rows)
    {
        var names = new ModelNames(rows.Select(row => row.Model));
        return rows.Select(row => Recipes.Count == 1 ? names.Short(row.Model) : $"{names.Short(row.Model)}, {RecipeName(row)}");
    }

    /// <summary>The beginning of the fingerprint, which tells data sets apart.</summary>
    private static string Start(DataSummary data) => data.Fingerprint[..8];
}

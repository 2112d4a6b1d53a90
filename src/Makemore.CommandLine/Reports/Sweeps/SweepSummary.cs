using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>The results on one data set. Only results on the same data set can be compared.</summary>
/// <param name="Data">The data.</param>
/// <param name="Rows">The models and recipes, best first.</param>
internal sealed record SweepSummary(DataSummary Data, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>The prefix of the file names. It is different for every data set.</summary>
    public string Prefix { get; } = $"{Data.Protocol.Name.Replace(' ', '-')}-{Data.Fingerprint[..8]}";

    /// <summary>The recipes. The first is called R1.</summary>
    public IReadOnlyList<string> Recipes { get; } = [.. Rows.Select(row => row.Recipe).Distinct()];

    /// <summary>Creates a summary for each data set, sorted by prefix.</summary>
    public static IReadOnlyList<SweepSummary> Of(IEnumerable<TrialResult> results) =>
    [
        .. results
            .GroupBy(result => (result.Trial.Data.Fingerprint, result.Trial.Data.Protocol))
            .Select(group => new SweepSummary(group.First().Trial.Data, SummaryRow.Ranked(group)))
            .OrderBy(summary => summary.Prefix, StringComparer.Ordinal)
    ];

    /// <summary>The short name of a recipe.</summary>
    public string RecipeName(SummaryRow row) => $"R{Recipes.Index().First(recipe => recipe.Item == row.Recipe).Index + 1}";

    /// <summary>The names of some rows in a plot: what differs between their models, and the recipe if there are several.</summary>
    public IEnumerable<string> Labels(IReadOnlyList<SummaryRow> rows)
    {
        var names = new ModelNames(rows.Select(row => row.Model));
        return rows.Select(row => Recipes.Count == 1 ? names.Short(row.Model) : $"{names.Short(row.Model)}, {RecipeName(row)}");
    }
}

using Names.Sweeping;

namespace Names.Reports.Sweeps;

/// <summary>The results on the same data: those that can be compared.</summary>
/// <param name="Data">The data.</param>
/// <param name="Rows">The models and recipes, the best first.</param>
internal sealed record SweepSummary(DataSummary Data, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>What the names of its files begin with: no other data's do.</summary>
    public string Prefix { get; } = $"{Data.Split.ToString().ToLowerInvariant()}-{Data.Fingerprint[..8]}";

    /// <summary>The recipes; the first is R1.</summary>
    public IReadOnlyList<string> Recipes { get; } = [.. Rows.Select(row => row.Recipe).Distinct()];

    /// <summary>A summary for each data, in the order of their prefixes.</summary>
    public static IReadOnlyList<SweepSummary> Of(IEnumerable<TrialResult> results) =>
    [
        .. results
            .GroupBy(result => (result.Trial.Data.Fingerprint, result.Trial.Data.Split))
            .Select(group => new SweepSummary(group.First().Trial.Data, SummaryRow.Ranked(group)))
            .OrderBy(summary => summary.Prefix, StringComparer.Ordinal)
    ];

    /// <summary>A recipe's short name.</summary>
    public string RecipeName(SummaryRow row) => $"R{Recipes.Index().First(recipe => recipe.Item == row.Recipe).Index + 1}";

    /// <summary>What a row is called in a plot.</summary>
    public string Label(SummaryRow row) => Recipes.Count == 1 ? row.Model : $"{row.Model}, {RecipeName(row)}";
}

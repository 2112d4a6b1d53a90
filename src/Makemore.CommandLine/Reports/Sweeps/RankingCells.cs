namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Writes the numbers of a row of the ranking: mean over the seeds ± sample standard deviation.</summary>
internal static class RankingCells
{
    /// <summary>The cells in a report: rank, model, recipe, and the numbers.</summary>
    public static string[] Of(SweepSummary summary, SummaryRow row, int rank) => [$"{rank}", row.Model, summary.RecipeName(row), .. Numbers(row)];

    /// <summary>The cells after the model and the recipe: parameters, seeds, train, dev and test loss, perplexity, seconds.</summary>
    public static string[] Numbers(SummaryRow row) =>
    [
        $"{row.Parameters:N0}",
        row.SeedsInWords,
        $"{row.Train}",
        row.DevInWords,
        $"{row.Test}",
        row.Test is null ? "" : Perplexity.Of(row.Test.Mean),
        $"{row.Seconds.Mean:0.0}",
    ];
}

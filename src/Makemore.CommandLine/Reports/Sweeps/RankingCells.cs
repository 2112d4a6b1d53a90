using System.Globalization;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Writes the numbers of a row of the ranking: mean over the seeds ± sample standard deviation.</summary>
internal static class RankingCells
{
    /// <summary>The cells: rank, model, recipe, parameters, seeds, train, dev and test loss, perplexity, seconds.</summary>
    public static string[] Of(SweepSummary summary, SummaryRow row, int rank) =>
    [
        Invariant($"{rank}"),
        row.Model,
        summary.RecipeName(row),
        Invariant($"{row.Parameters:N0}"),
        row.Diverged == 0 ? Invariant($"{row.Results.Count}") : Invariant($"{row.Results.Count}, {row.Diverged} diverged"),
        Loss(row.Train),
        Loss(row.Dev),
        Loss(row.Test),
        row.Test is null ? "" : Invariant($"{Math.Exp(row.Test.Mean):0.00}"),
        Invariant($"{row.Seconds.Mean:0.0}"),
    ];

    private static string Loss(Statistic? loss) => loss switch
    {
        null => "",
        { Spread: { } spread } => Invariant($"{loss.Mean:0.0000} ± {spread:0.0000}"),
        _ => Invariant($"{loss.Mean:0.0000}"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

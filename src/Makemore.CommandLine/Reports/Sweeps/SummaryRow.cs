using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>A model and a recipe, summarized over the seeds. The losses are null if every training diverged.</summary>
/// <param name="Model">The name of the model.</param>
/// <param name="Recipe">The recipe, as JSON.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Train">The loss on the train part.</param>
/// <param name="Dev">The loss on the dev part.</param>
/// <param name="Test">The loss on the test part.</param>
/// <param name="Seconds">The duration of a training.</param>
/// <param name="Results">The results of the trainings, best first.</param>
internal sealed record SummaryRow(
    string Model,
    string Recipe,
    int Parameters,
    Statistic? Train,
    Statistic? Dev,
    Statistic? Test,
    Statistic Seconds,
    IReadOnlyList<TrialResult> Results)
{
    /// <summary>How many trainings diverged.</summary>
    public int Diverged => Results.Count(result => result.Losses is null);

    /// <summary>The number of seeds, and how many of them diverged: "3, 1 diverged".</summary>
    public string SeedsInWords => Diverged == 0 ? $"{Results.Count}" : $"{Results.Count}, {Diverged} diverged";

    /// <summary>The dev loss, or where the first training diverged if all did.</summary>
    public string DevInWords => Dev is null ? Results[0].DivergenceInWords : $"{Dev}";

    /// <summary>Creates a row for each model and recipe, the best mean dev loss first. Rows whose trainings all diverged come last.</summary>
    public static IReadOnlyList<SummaryRow> Ranked(IEnumerable<TrialResult> results) =>
    [
        .. TrialResult.Ranked(results)
            .GroupBy(result => (result.Trial.Spec, result.Trial.Recipe))
            .Select(group => Of([.. group]))
            .OrderBy(row => row.Dev?.Mean ?? double.PositiveInfinity)
    ];

    private static SummaryRow Of(IReadOnlyList<TrialResult> results)
    {
        Trial trial = results[0].Trial;
        Losses[] losses = [.. results.Select(result => result.Losses).OfType<Losses>()];
        return new(
            trial.Model,
            trial.Recipe,
            trial.Parameters,
            Over(losses, loss => loss.Train),
            Over(losses, loss => loss.Dev),
            Over(losses, loss => loss.Test),
            Statistic.Of([.. results.Select(result => result.Duration.TotalSeconds)]),
            results);
    }

    private static Statistic? Over(Losses[] losses, Func<Losses, double> part) =>
        losses.Length > 0 ? Statistic.Of([.. losses.Select(part)]) : null;
}

using Names.Sweeping;

namespace Names.Reports.Sweeps;

/// <summary>A model trained by a recipe, over its seeds. The losses are null when every training diverged.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Recipe">The recipe, as JSON.</param>
/// <param name="Parameters">How many numbers the model learns.</param>
/// <param name="Train">The loss on the words it has learned from.</param>
/// <param name="Dev">The loss that models are chosen by.</param>
/// <param name="Test">The loss that is reported.</param>
/// <param name="Seconds">How long a training took.</param>
/// <param name="Results">The trainings, the best first.</param>
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

    /// <summary>A row for each model and recipe, the best mean dev loss first; what only diverged last.</summary>
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

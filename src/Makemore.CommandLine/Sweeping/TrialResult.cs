namespace Makemore.CommandLine.Sweeping;

/// <summary>The result of a training.</summary>
/// <param name="Trial">The training.</param>
/// <param name="Losses">The losses of the trained model; null if the training diverged.</param>
/// <param name="Steps">The number of steps, until the end or until the training diverged.</param>
/// <param name="Names">A few names or sentences that the model generated.</param>
/// <param name="Curve">The loss curve.</param>
/// <param name="Started">The start of the training.</param>
/// <param name="Duration">The duration of the training, without the evaluation.</param>
/// <param name="Host">The name of the machine.</param>
internal sealed record TrialResult(
    Trial Trial,
    Losses? Losses,
    int Steps,
    IReadOnlyList<string> Names,
    IReadOnlyList<CurvePoint> Curve,
    DateTimeOffset Started,
    TimeSpan Duration,
    string Host)
{
    /// <summary>The names in one line. The separator is a slash, because sentences contain spaces.</summary>
    public string NamesInLine => string.Join(" / ", Names);

    /// <summary>The outcome of a training that diverged.</summary>
    public string DivergenceInWords => $"diverged at step {Steps}";

    /// <summary>Sorts results by dev loss, then by model and seed. Diverged trainings come last.</summary>
    public static IEnumerable<TrialResult> Ranked(IEnumerable<TrialResult> results) => results
        .OrderBy(result => result.Losses?.Dev ?? float.PositiveInfinity)
        .ThenBy(result => result.Trial.Model, StringComparer.Ordinal)
        .ThenBy(result => result.Trial.Seed);
}

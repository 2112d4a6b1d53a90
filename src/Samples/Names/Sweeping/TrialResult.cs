namespace Names.Sweeping;

/// <summary>What came of a training.</summary>
/// <param name="Trial">The training.</param>
/// <param name="Losses">The trained model's losses; null when the training diverged.</param>
/// <param name="Steps">How many updates were made, until the end or until the loss was no finite number any more.</param>
/// <param name="Names">A few names, or sentences, that the model invented.</param>
/// <param name="Curve">How the loss went.</param>
/// <param name="Started">When the training began.</param>
/// <param name="Duration">How long it took, without the judging at its end.</param>
/// <param name="Host">The machine.</param>
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
    /// <summary>The names on one line; sentences have spaces in them.</summary>
    public string NamesInLine => string.Join(" / ", Names);

    /// <summary>The best first; by name where two are equal; what diverged last.</summary>
    public static IEnumerable<TrialResult> Ranked(IEnumerable<TrialResult> results) => results
        .OrderBy(result => result.Losses?.Dev ?? float.PositiveInfinity)
        .ThenBy(result => result.Trial.Model, StringComparer.Ordinal)
        .ThenBy(result => result.Trial.Seed);
}

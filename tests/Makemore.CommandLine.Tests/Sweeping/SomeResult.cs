using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Tests.Sweeping;

/// <summary>Results that no training has made.</summary>
internal static class SomeResult
{
    public static readonly DataSummary Data = new("names.txt", "0123456789abcdef", Protocol.Default, 80, 10, 1, 10, 2);

    public static TrialResult Of(string model, int seed, float dev) => new(
        new Trial(model, 1000, $$"""{"Hidden":"{{model}}"}""", Settings.Of(new TrainingOptions { Steps = 100 }), seed, Data),
        new Losses(dev - 0.01f, dev, dev + 0.01f),
        100,
        ["emma", "ava"],
        [new CurvePoint(0, 3.3f, 3.29f), new CurvePoint(50, 2.5f, null), new CurvePoint(99, 2.1f, dev)],
        new DateTimeOffset(2024, 2, 29, 12, 30, 15, TimeSpan.Zero),
        TimeSpan.FromSeconds(1.5),
        "a machine");

    public static TrialResult Diverged(string model, int seed) =>
        Of(model, seed, 0) with { Losses = null, Steps = 7, Names = [], Curve = [new CurvePoint(0, 3.3f, 3.29f)] };

    /// <summary>Whether two results are the same in everything that a file keeps.</summary>
    public static bool AreEqual(TrialResult a, TrialResult b) =>
        a.Trial == b.Trial && a.Trial.Data == b.Trial.Data && a.Trial.Model == b.Trial.Model && a.Trial.Parameters == b.Trial.Parameters
        && a.Names.SequenceEqual(b.Names) && a.Curve.SequenceEqual(b.Curve)
        && (a.Losses, a.Steps, a.Started, a.Duration, a.Host) == (b.Losses, b.Steps, b.Started, b.Duration, b.Host);
}

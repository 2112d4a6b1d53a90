using Makemore.CommandLine.Sweeping;
using Spectre.Console;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Shows the progress of a sweep as lines: a few for each training, and one for its result.</summary>
internal sealed class PlainSweepProgress(IAnsiConsole screen, int steps, int done, int all) : ISweepProgress
{
    private const int LinesOfTraining = 5;

    private readonly Lock _lock = new();
    private readonly Dictionary<Trial, int> _nextLine = [];
    private int _done = done;

    /// <inheritdoc/>
    public void Training(Trial trial, TrainingProgress progress)
    {
        lock (_lock)
        {
            if (progress.Step < _nextLine.GetValueOrDefault(trial))
                return;
            _nextLine[trial] = progress.Step + Math.Max(1, steps / LinesOfTraining);
            screen.WriteLine($"{trial}: step {progress.Step}, loss = {progress.Loss:0.0000}, dev loss = {progress.ValidationLoss:0.0000}");
        }
    }

    /// <inheritdoc/>
    public void Finished(TrialResult result)
    {
        lock (_lock)
        {
            _nextLine.Remove(result.Trial);
            screen.WriteLine($"[{++_done}/{all}] {result.Trial}: {Outcome(result)} after {result.Duration.TotalSeconds:0.0} s");
        }
    }

    private static string Outcome(TrialResult result) => result.Losses is { } losses
        ? $"dev loss = {losses.Dev:0.0000}, test loss = {losses.Test:0.0000}"
        : $"diverged at step {result.Steps}";
}

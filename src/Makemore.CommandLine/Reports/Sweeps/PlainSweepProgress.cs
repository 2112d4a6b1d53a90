using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;
using Spectre.Console;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Shows the progress of a sweep as lines: a few for each training, and one for its result.</summary>
internal sealed class PlainSweepProgress(IAnsiConsole screen, int steps, int done, int all, TrialNames names) : ISweepProgress
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
            Write("", trial, $"step {progress.Step}, loss = {progress.Loss:0.0000}, dev loss = {progress.ValidationLoss:0.0000}");
        }
    }

    /// <inheritdoc/>
    public void Finished(TrialResult result)
    {
        lock (_lock)
        {
            _nextLine.Remove(result.Trial);
            Write($"[{++_done}/{all}] ", result.Trial, $"{Outcome(result)} after {result.Duration.TotalSeconds:0.0} s");
        }
    }

    /// <summary>Writes a line, with the short names of the model and the recipe if the screen is too narrow for the whole ones.</summary>
    private void Write(string before, Trial trial, string news)
    {
        TextCell model = names.Model(trial.Model);
        TextCell recipe = names.Recipe(trial.Recipe);
        string line = Line(isNarrow: false);
        screen.Write(new WrappedText(ScreenText.JoinedBetweenCommas(ScreenText.Width(line) <= screen.Profile.Width ? line : Line(isNarrow: true))));

        string Line(bool isNarrow)
        {
            string differences = recipe.For(isNarrow) is { Length: > 0 } name ? $", {name}" : "";
            return $"{before}{model.For(isNarrow)}{differences}, seed {trial.Seed}: {news}";
        }
    }

    private static string Outcome(TrialResult result) => result.Losses is { } losses
        ? $"dev loss = {losses.Dev:0.0000}, test loss = {losses.Test:0.0000}"
        : result.DivergenceInWords;
}

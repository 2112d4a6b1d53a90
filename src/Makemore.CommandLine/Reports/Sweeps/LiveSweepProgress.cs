using Makemore.CommandLine.Sweeping;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Shows the progress of a sweep on a terminal: a bar for each running training, and the ranking so far below.</summary>
internal sealed class LiveSweepProgress(LiveDisplayContext display, int steps, int all, IEnumerable<TrialResult> known) : ISweepProgress
{
    private const int BarWidth = 30;

    /// <summary>How many rows of the ranking fit on a terminal.</summary>
    private const int RankingRows = 15;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<Trial, TrainingProgress> _running = [];
    private readonly List<TrialResult> _results = [.. known];

    /// <inheritdoc/>
    public void Training(Trial trial, TrainingProgress progress)
    {
        lock (_lock)
        {
            _running[trial] = progress;
            display.UpdateTarget(Picture());
        }
    }

    /// <inheritdoc/>
    public void Finished(TrialResult result)
    {
        lock (_lock)
        {
            _running.Remove(result.Trial);
            _results.Add(result);
            display.UpdateTarget(Picture());
        }
    }

    private Rows Picture()
    {
        IEnumerable<IRenderable> running = _running.Select(pair => new Text(Line(pair.Key, pair.Value)));
        return new Rows([.. running, new Text($"{_results.Count} of {all} trainings have ended"), RankingTable.Of(_results, RankingRows)]);
    }

    private string Line(Trial trial, TrainingProgress progress)
    {
        double share = (progress.Step + 1.0) / steps;
        string bar = new string('━', (int)(share * BarWidth)).PadRight(BarWidth, '─');
        return $"{bar} {share,4:0%}  {trial}: loss = {progress.Loss:0.0000}, dev loss = {progress.ValidationLoss:0.0000}";
    }
}

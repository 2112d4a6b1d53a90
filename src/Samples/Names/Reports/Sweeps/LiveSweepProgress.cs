using Makemore;
using Names.Sweeping;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Names.Reports.Sweeps;

/// <summary>How a sweep goes, on a terminal: a bar for each training that runs, and beneath the ranking as it fills.</summary>
internal sealed class LiveSweepProgress(LiveDisplayContext display, int steps, int all, IEnumerable<TrialResult> known) : ISweepProgress
{
    private const int BarWidth = 30;

    /// <summary>How much of the ranking a terminal has room for.</summary>
    private const int RankingRows = 15;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<Trial, TrainingProgress> _running = [];
    private readonly List<TrialResult> _results = [.. known];

    /// <inheritdoc/>
    public void Trains(Trial trial, TrainingProgress progress)
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
        return new Rows([.. running, new Text($"{_results.Count} of {all} trainings are over"), RankingTable.Of(_results, RankingRows)]);
    }

    private string Line(Trial trial, TrainingProgress progress)
    {
        double share = (progress.Step + 1.0) / steps;
        string bar = new string('━', (int)(share * BarWidth)).PadRight(BarWidth, '─');
        return $"{bar} {share,4:0%}  {trial}: loss = {progress.Loss:0.0000}, dev loss = {progress.ValidationLoss:0.0000}";
    }
}

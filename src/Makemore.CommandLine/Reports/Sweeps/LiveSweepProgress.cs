using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;
using Spectre.Console;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Shows the progress of a sweep on a terminal: a bar for each running training, and the ranking so far below.</summary>
/// <param name="display">The part of the screen to write to.</param>
/// <param name="height">The height of the screen.</param>
/// <param name="steps">The number of steps of a training.</param>
/// <param name="all">The number of trainings of the sweep.</param>
/// <param name="known">The results of earlier runs.</param>
/// <param name="names">The names of the models and recipes.</param>
internal sealed class LiveSweepProgress(
    LiveDisplayContext display, int height, int steps, int all, IEnumerable<TrialResult> known, TrialNames names) : ISweepProgress
{
    private const int BarWidth = 20;

    /// <summary>The lines that are neither a bar nor a row of the ranking: the titles of both tables, the count, and the cursor's line.</summary>
    private const int OtherLines = 5;

    private const int MinRankingRows = 3;

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
        int rankingRows = Math.Max(MinRankingRows, height - _running.Count - OtherLines);
        var count = new Text($"{_results.Count} of {all} trainings have ended");
        return _results.Count == 0
            ? new Rows(Running(), count)
            : new Rows(Running(), count, RankingTable.Of(_results, names, rankingRows));
    }

    private TextTable Running()
    {
        var table = new TextTable(
            new TextColumn("", Drop: 2, IsText: true),
            new TextColumn(""),
            new TextColumn("model", IsText: true),
            new TextColumn("recipe", IsText: true),
            new TextColumn("seed"),
            new TextColumn("loss", Drop: 1),
            new TextColumn("dev loss"));
        foreach ((Trial trial, TrainingProgress progress) in _running)
        {
            double share = (progress.Step + 1.0) / steps;
            table.Add(
                new string('━', (int)(share * BarWidth)).PadRight(BarWidth, '─'),
                $"{share:0%}",
                names.Model(trial.Model),
                names.Recipe(trial.Recipe),
                $"{trial.Seed}",
                $"{progress.Loss:0.0000}",
                $"{progress.ValidationLoss:0.0000}");
        }
        return table;
    }
}

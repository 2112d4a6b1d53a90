using System.Collections.Concurrent;
using Makemore;
using Names.Sweeping.Storage;

namespace Names.Sweeping;

/// <summary>Does the work of a sweep, several trainings at a time, and keeps each result as it comes.</summary>
internal sealed class SweepRunner(TrialTrainer trainer, ResultsFile results, ISweepProgress progress)
{
    /// <summary>Trains what has no result yet.</summary>
    /// <param name="work">The trainings.</param>
    /// <param name="jobs">How many go on at a time.</param>
    /// <param name="cancellationToken">Stops them between two steps; what is not finished leaves no trace.</param>
    public void Run(IEnumerable<PlannedTrial> work, int jobs, CancellationToken cancellationToken)
    {
        var queue = new ConcurrentQueue<PlannedTrial>(work);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] workers = [.. Enumerable.Range(0, jobs).Select(_ => StartWorker(queue, stop))];
        Task.WhenAll(workers).GetAwaiter().GetResult();
    }

    /// <summary>A thread of its own: a training would keep one of the pool's from all else.</summary>
    private Task StartWorker(ConcurrentQueue<PlannedTrial> queue, CancellationTokenSource stop) =>
        Task.Factory.StartNew(() => Work(queue, stop), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(ConcurrentQueue<PlannedTrial> queue, CancellationTokenSource stop)
    {
        try
        {
            while (queue.TryDequeue(out PlannedTrial? planned))
                progress.Finished(Result(planned, stop.Token));
        }
        catch
        {
            // What ends one worker (a full disk, a locked file) ends all.
            stop.Cancel();
            throw;
        }
    }

    private TrialResult Result(PlannedTrial planned, CancellationToken cancellationToken)
    {
        // Another process may have come first.
        if (results.Find(planned.Trial) is { } known)
            return known;
        TrialResult result = trainer.Train(planned, new TrialProgress(planned.Trial, progress), cancellationToken);
        results.Add(result);
        return result;
    }

    private sealed class TrialProgress(Trial trial, ISweepProgress progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Trains(trial, value);
    }
}

using System.Collections.Concurrent;
using Makemore.CommandLine.Sweeping.Storage;

namespace Makemore.CommandLine.Sweeping;

/// <summary>Runs the trainings of a sweep in parallel, and stores each result when its training ends.</summary>
internal sealed class SweepRunner(TrialTrainer trainer, ResultsFile results, RunningStates states, ISweepProgress progress)
{
    /// <summary>Runs the trainings.</summary>
    /// <param name="work">The trainings.</param>
    /// <param name="jobs">The number of trainings that run in parallel.</param>
    /// <param name="cancellationToken">Cancels the trainings between two steps. An unfinished training has no result, but a state.</param>
    public void Run(IEnumerable<PlannedTrial> work, int jobs, CancellationToken cancellationToken)
    {
        var queue = new ConcurrentQueue<PlannedTrial>(work);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] workers = [.. Enumerable.Range(0, jobs).Select(_ => StartWorker(queue, stop))];
        Task.WhenAll(workers).GetAwaiter().GetResult();
    }

    /// <summary>Starts a worker on a new thread. A training takes long, and would block a thread of the thread pool.</summary>
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
            // An error in one worker, such as a full disk or a locked file, stops all workers.
            stop.Cancel();
            throw;
        }
    }

    private TrialResult Result(PlannedTrial planned, CancellationToken cancellationToken)
    {
        // Another process may have run this training in the meantime.
        if (results.Find(planned.Trial) is { } known)
            return known;
        TrialResult result = trainer.Train(planned, new TrialProgress(planned.Trial, progress), cancellationToken);
        results.Add(result);
        states.Delete(planned.Trial);
        return result;
    }

    private sealed class TrialProgress(Trial trial, ISweepProgress progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Training(trial, value);
    }
}

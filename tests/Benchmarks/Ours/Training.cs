using Makemore.Benchmarks.Racing;

namespace Makemore.Benchmarks.Ours;

/// <summary>A generated model's training steps, as a user's program makes them.</summary>
/// <param name="model">The model.</param>
/// <param name="data">The examples.</param>
/// <param name="options">How to train.</param>
internal sealed class Training(ILanguageModel model, ContextDataset data, TrainingOptions options) : IContender, IMetered
{
    /// <summary>How many steps both sides make before their losses are compared: enough to show the updates too.</summary>
    public const int CheckSteps = 3;

    private const int MeteredSteps = 200;
    private const int MeteredRuns = 3;

    private int _runs;

    public string Name => model.Spec.Name;

    public float Check() => model.Train(data, options with { Steps = CheckSteps }).FinalLoss;

    /// <summary>Every run draws other batches.</summary>
    public void Run(int times) => model.Train(data, options with { Steps = times, Seed = options.Seed + ++_runs });

    /// <summary>The least of a few runs: what the thread pool allocates once in a while for itself is no step's.</summary>
    public double AllocatedBytes() => Enumerable.Range(0, MeteredRuns).Min(_ => AllocatedBytesOnce());

    /// <summary>The same steps on at most this many threads.</summary>
    public Training OnThreads(int threads) => new(model, data, options with { Threads = threads });

    public void Dispose()
    {
    }

    private double AllocatedBytesOnce()
    {
        var meter = new AllocationMeter();
        // Reports come at the first, the middle and the last step; what lies between the last two is steps alone.
        model.Train(data, options with { Steps = 2 * MeteredSteps + 1, ReportEvery = MeteredSteps }, meter);
        return (double)meter.BytesBetweenLastReports / MeteredSteps;
    }

    private sealed class AllocationMeter : IProgress<TrainingProgress>
    {
        private long _before;
        private long _last;

        public long BytesBetweenLastReports => _last - _before;

        public void Report(TrainingProgress value)
        {
            _before = _last;
            _last = GC.GetTotalAllocatedBytes(precise: true);
        }
    }
}

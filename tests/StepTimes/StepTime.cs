using System.Diagnostics;

namespace Makemore.StepTimes;

/// <summary>Measures the steps of a training.</summary>
internal static class StepTime
{
    private const int Rounds = 5;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>The time of a step in the fastest of a few trainings, after one in which the runtime could optimize.</summary>
    public static TimeSpan Of(ContextDataset data, TrainingOptions options)
    {
        int steps = 1;
        while (Train(data, options with { Steps = steps }) < Round)
            steps *= 2;
        return Enumerable.Range(0, Rounds).Min(_ => Train(data, options with { Steps = steps })) / steps;
    }

    private static TimeSpan Train(ContextDataset data, TrainingOptions options)
    {
        var model = new NotebookModel(seed: 42);
        long start = Stopwatch.GetTimestamp();
        model.Train(data, options);
        return Stopwatch.GetElapsedTime(start);
    }
}

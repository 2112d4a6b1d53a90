using System.Diagnostics;

namespace Makemore.Runtimes;

/// <summary>How long the steps of the notebook's model take, on the embedded names.</summary>
internal static class StepTimes
{
    private const int Rounds = 5;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static void Print()
    {
        ContextDataset data = ContextDataset.Build(Corpus.GivenNames, NotebookModel.Vocabulary, NotebookModel.ContextLength);
        Print("full batch", data, new TrainingOptions());
        Print("mini-batch of 32", data, new TrainingOptions { BatchSize = 32 });
    }

    /// <summary>The time of a step in the fastest of a few trainings, after those in which the runtime could optimize.</summary>
    private static void Print(string work, ContextDataset data, TrainingOptions options)
    {
        int steps = 1;
        while (Train(data, options with { Steps = steps }) < Round)
            steps *= 2;
        TimeSpan fastest = Enumerable.Range(0, Rounds).Min(_ => Train(data, options with { Steps = steps }));
        Console.WriteLine($"{work}, a step: {(fastest / steps).TotalMilliseconds:0.0000} ms");
    }

    private static TimeSpan Train(ContextDataset data, TrainingOptions options)
    {
        var model = new NotebookModel(seed: 42);
        long start = Stopwatch.GetTimestamp();
        model.Train(data, options);
        return Stopwatch.GetElapsedTime(start);
    }
}

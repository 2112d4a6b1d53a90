using Makemore;

namespace TorchNames;

/// <summary>Compares two models. The same code serves both backends, because every model is an <see cref="ILanguageModel"/>.</summary>
internal static class SideBySide
{
    private const int Names = 10;

    /// <summary>Trains the models one after the other, and prints the losses of both.</summary>
    public static void Train(ContextDataset data, ILanguageModel left, ILanguageModel right)
    {
        Console.WriteLine($"\n{"loss at step",-14}{left.Spec.Backend,10}{right.Spec.Backend,10}");
        var options = new TrainingOptions();
        TrainingResult one = left.Train(data, options);
        TrainingResult other = right.Train(data, options, new Printer(one.LossHistory));

        double difference = one.LossHistory.Zip(other.LossHistory, (a, b) => Math.Abs((double)a - b)).Max();
        Console.WriteLine($"{"ms per step",-14}{MillisecondsPerStep(one),10:0.00}{MillisecondsPerStep(other),10:0.00}");
        Console.WriteLine($"The losses of all {one.Steps} steps differ by at most {difference:0.0e0}.");
    }

    /// <summary>Prints the names that each model generates from the same seed.</summary>
    public static void Sample(ILanguageModel left, ILanguageModel right)
    {
        Console.WriteLine($"\n{"new names",-14}{left.Spec.Backend,10}{right.Spec.Backend,20}");
        foreach ((string one, string other) in left.Sample(Names).Zip(right.Sample(Names)))
            Console.WriteLine($"{one,24}{other,20}");
    }

    private static double MillisecondsPerStep(TrainingResult training) => training.Elapsed.TotalMilliseconds / training.Steps;

    private sealed class Printer(IReadOnlyList<float> losses) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Console.WriteLine($"{value.Step,-14}{losses[value.Step],10:0.0000}{value.Loss,10:0.0000}");
    }
}

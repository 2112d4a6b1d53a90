using System.Diagnostics;
using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Testing;

namespace Makemore.Benchmarks.Rows;

/// <summary>
/// Measures what a checkpoint costs the training of the word model, with the largest state: AdamW and averaging. Trainings
/// with and without writes run alternately.
/// </summary>
internal sealed class CheckpointRow : IRow
{
    private const int Steps = 60;
    private const int StepsBetweenWrites = 3;
    private const int Rounds = 5;

    /// <summary>How much time passes between two writes by default.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public string Name => "checkpoint";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        using var folder = new TemporaryFolder();
        string file = folder["state"];
        var options = new TrainingOptions { Steps = Steps, BatchSize = 256, Optimizer = Optimizer.AdamW, LearningRate = 0.001f, Averaging = 0.99f };
        Seconds(corpus, options);
        double write = Statistics.Median(Enumerable.Range(0, Rounds).Select(_ =>
        {
            File.Delete(file);
            double without = Seconds(corpus, options);
            double with = Seconds(corpus, options with { Checkpoint = new(file) { EverySteps = StepsBetweenWrites } });
            // One write before the first step, and one after the last, which is also due.
            return (with - without) / (1 + Steps / StepsBetweenWrites);
        }));
        yield return new Line($"a checkpoint of the word model with AdamW and averaging, {Quantity.Bytes(new FileInfo(file).Length)}", Quantity.Seconds(write));
        yield return new Line($"its share of the training with a checkpoint every {Interval.TotalSeconds:0} s", (write / Interval.TotalSeconds).ToString("0.00%"))
        {
            Goal = "under 1%",
        };
    }

    private static double Seconds(BenchmarkCorpus corpus, TrainingOptions options)
    {
        var model = new TextModel(corpus.Text.Vocabulary);
        long started = Stopwatch.GetTimestamp();
        model.Train(corpus.Text, options);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

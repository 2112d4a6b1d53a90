using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>The number of bytes that a training step allocates on the managed heap.</summary>
internal sealed class AllocationRow : IRow
{
    public string Name => "allocations";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        ContextDataset data = corpus.Examples(NotebookModel.ContextLength);
        yield return LineOf("full batch", new Training(new NotebookModel(), data, new TrainingOptions()));
        yield return LineOf("mini-batch of 32", new Training(new NotebookModel(), data, new TrainingOptions { BatchSize = 32 }));
        yield return LineOf("mini-batch of 32, AdamW, clipped, averaged", new Training(new NotebookModel(), data, new TrainingOptions
        {
            BatchSize = 32,
            LearningRate = 0.001f,
            Optimizer = Optimizer.AdamW,
            Schedule = Schedule.Cosine,
            ClipNorm = 1,
            Averaging = 0.999f,
        }));
    }

    private static Line LineOf(string batch, Training training) =>
        new($"allocations in a training step, {batch}", Quantity.Bytes(training.AllocatedBytes())) { Goal = "0 B" };
}

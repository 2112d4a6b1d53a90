using Makemore.Benchmarks.Models;

namespace Makemore.Benchmarks.Scaling;

/// <summary>The curves.</summary>
internal static class Curves
{
    private static readonly int[] CorpusFactors = [1, 3, 10, 30, 100];
    private static readonly int[] BatchSizes = [8, 32, 128, 512, 2048, 8192];

    public static IEnumerable<Curve> Of(BenchmarkCorpus corpus) =>
    [
        new Curve("Hidden", HiddenSizes.All().Select(model => FullBatch($"{model.Spec.Hidden}", model, corpus))),
        new Curve("Context", ContextLengths.All().Select(model => FullBatch($"{model.Spec.Context}", model, corpus))),
        new Curve("Corpus", CorpusFactors.Select(factor => SampledCorpus(factor, corpus))),
        new Curve("Batch", BatchSizes.Select(size => MiniBatch(size, corpus))),
        new Curve("Threads", Threads().Select(threads => WithThreads(threads, corpus))),
    ];

    private static Point FullBatch(string at, ILanguageModel model, BenchmarkCorpus corpus) =>
        new(at, model, corpus.Examples(model.Spec.Context), new TrainingOptions());

    private static Point SampledCorpus(int factor, BenchmarkCorpus corpus)
    {
        var names = Corpus.FromLines(SampledNames.From(TrainedModel.On(corpus)).Take(factor * corpus.Words.Count));
        var data = ContextDataset.Build(names, NotebookModel.Vocabulary, NotebookModel.ContextLength);
        return new Point($"{factor}× ({names.Count:N0} names)", new NotebookModel(), data, new TrainingOptions());
    }

    private static Point MiniBatch(int size, BenchmarkCorpus corpus) =>
        new($"{size}", new NotebookModel(), corpus.Examples(NotebookModel.ContextLength), new TrainingOptions { BatchSize = size });

    private static Point WithThreads(int threads, BenchmarkCorpus corpus) =>
        new($"{threads}", new NotebookModel(), corpus.Examples(NotebookModel.ContextLength), new TrainingOptions { Threads = threads });

    /// <summary>
    /// The numbers of threads: 1, 2, 4, and so on up to twice the number of processors. Too many threads must not make
    /// a step much slower.
    /// </summary>
    private static IEnumerable<int> Threads()
    {
        for (int threads = 1; threads <= 2 * Environment.ProcessorCount; threads *= 2)
            yield return threads;
    }
}

using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Rivals;
using Makemore.Engine;

namespace Makemore.Benchmarks.Rows;

/// <summary>The rows of the side-by-side table, in its order.</summary>
internal static class AllRows
{
    private const float LearningRate = 0.1f;
    private const float AdamWLearningRate = 0.001f;
    private const int TextBatch = 256;

    public static IReadOnlyList<IRow> List { get; } =
    [
        new RaceRow(
            "notebook",
            "notebook's model, full batch, a step",
            "500×",
            corpus => FullBatch(new NotebookModel(), corpus),
            corpus => new NotebookTraining(new NotebookModel(), ExamplesFor(new NotebookModel(), corpus), LearningRate)),
        new RaceRow(
            "full-batch",
            "notebook's model, full batch, a step",
            "7×",
            corpus => FullBatch(new NotebookModel(), corpus),
            corpus => BestFullBatch(new NotebookModel(), corpus)),
        new PeakRow("peak", "50%", corpus => new CountedStep(
            FullBatch(new NotebookModel(), corpus), new NotebookModel().Spec, corpus.Examples(NotebookModel.ContextLength).DistinctContexts)),
        new RaceRow(
            "mini-batch",
            "notebook's model, mini-batch of 32, a step",
            "15×",
            corpus => MiniBatch(new NotebookModel(), corpus, 32),
            corpus => BestMiniBatch(new NotebookModel(), corpus, 32)),
        new RaceRow(
            "long-context",
            "Context 8, Embed 24, Hidden 200, full batch, a step",
            "8×",
            corpus => FullBatch(new LongContextModel(), corpus),
            corpus => BestFullBatch(new LongContextModel(), corpus)),
        new RaceRow(
            "deep",
            "Hidden 1024, Depth 2, mini-batch of 128, a step",
            "1.3×",
            corpus => MiniBatch(new DeepModel(), corpus, 128),
            corpus => BestMiniBatch(new DeepModel(), corpus, 128)),
        new RaceRow(
            "adamw",
            "Hidden 512, Embed 48, AdamW, mini-batch of 128, a step",
            "5×",
            corpus => OurAdamW(new WideModel(), corpus, 128),
            corpus => new AdamWTraining(new WideModel(), ExamplesFor(new WideModel(), corpus), 128, AdamWLearningRate)),
        new RaceRow(
            "loss",
            "notebook's model, loss over the whole corpus",
            "100×",
            corpus => new CorpusLoss(new NotebookModel(), ExamplesFor(new NotebookModel(), corpus)),
            corpus => new NotebookLoss(new NotebookModel(), ExamplesFor(new NotebookModel(), corpus))),
        new RaceRow(
            "loss-distinct",
            "notebook's model, loss over the whole corpus",
            "",
            corpus => new CorpusLoss(new NotebookModel(), ExamplesFor(new NotebookModel(), corpus)),
            corpus => new DistinctLoss(new NotebookModel(), ExamplesFor(new NotebookModel(), corpus))),
        new RaceRow(
            "sampling",
            "notebook's model, sampling a name",
            "1,000×, under 0.5 µs",
            corpus => new Sampling(TrainedModel.On(corpus), FirstNames(corpus)),
            corpus => new NotebookSampler(TrainedModel.On(corpus), FirstNames(corpus))),
        new RaceRow(
            "words",
            $"Context 4, Embed 30, Hidden 100, 730,000 tokens of {ZipfText.Words} words, mini-batch of {TextBatch} ({730_000 / TextBatch} make an epoch), a step",
            "2×",
            corpus => TextTraining(NewTextModel(corpus), corpus),
            corpus => new MiniBatchTraining(NewTextModel(corpus), corpus.Text, TextBatch, LearningRate)),
        new PeakRow("words-peak", "65%", corpus => new CountedStep(
            TextTraining(NewTextModel(corpus), corpus), NewTextModel(corpus).Spec, MeanDistinctContexts(corpus.Text, TextBatch))),
        new ThreadsRow("full-batch-threads", "notebook's model, full batch, a step", corpus => FullBatch(new NotebookModel(), corpus)),
        new ThreadsRow("long-context-threads", "Context 8, Hidden 200, full batch, a step", corpus => FullBatch(new LongContextModel(), corpus)),
        new ThreadsRow("deep-threads", "Hidden 1024, Depth 2, mini-batch of 128, a step", corpus => MiniBatch(new DeepModel(), corpus, 128)),
        new ThreadsRow("words-threads", $"words, mini-batch of {TextBatch}, a step", corpus => TextTraining(NewTextModel(corpus), corpus)),
        new CheckpointRow(),
        new RequestsRow(),
        new MainJobRow(),
        new AllocationRow(),
        new GeneratorRow(),
    ];

    private static Training FullBatch(ILanguageModel model, BenchmarkCorpus corpus) =>
        new(model, ExamplesFor(model, corpus), new TrainingOptions { LearningRate = LearningRate });

    private static FullBatchTraining BestFullBatch(ILanguageModel start, BenchmarkCorpus corpus) =>
        new(start, ExamplesFor(start, corpus), LearningRate);

    private static Training MiniBatch(ILanguageModel model, BenchmarkCorpus corpus, int batchSize) =>
        new(model, ExamplesFor(model, corpus), new TrainingOptions { LearningRate = LearningRate, BatchSize = batchSize });

    private static MiniBatchTraining BestMiniBatch(ILanguageModel start, BenchmarkCorpus corpus, int batchSize) =>
        new(start, ExamplesFor(start, corpus), batchSize, LearningRate);

    private static Training OurAdamW(ILanguageModel model, BenchmarkCorpus corpus, int batchSize) =>
        new(model, ExamplesFor(model, corpus), new TrainingOptions
        {
            LearningRate = AdamWLearningRate,
            BatchSize = batchSize,
            Optimizer = Optimizer.AdamW,
        });

    private static TextModel NewTextModel(BenchmarkCorpus corpus) => new(corpus.Text.Vocabulary);

    private static Training TextTraining(TextModel model, BenchmarkCorpus corpus) =>
        new(model, corpus.Text, new TrainingOptions { LearningRate = LearningRate, BatchSize = TextBatch });

    /// <summary>
    /// The mean number of distinct contexts in a mini-batch. Examples with the same context, such as those at the
    /// beginning of a sentence, share a row.
    /// </summary>
    private static double MeanDistinctContexts(ContextDataset data, int batchSize)
    {
        const int Draws = 50;
        var batch = new MiniBatch(data, batchSize);
        var random = new TorchRandom(new TrainingOptions().Seed);
        return Enumerable.Range(0, Draws).Average(_ =>
        {
            batch.Draw(random);
            return batch.Rows;
        });
    }

    private static ContextDataset ExamplesFor(ILanguageModel model, BenchmarkCorpus corpus) =>
        corpus.Examples(model.Spec.Context);

    private static ContextDataset FirstNames(BenchmarkCorpus corpus) =>
        ContextDataset.Build(Corpus.FromLines(corpus.Words.Take(20)), NotebookModel.Vocabulary, NotebookModel.ContextLength);
}

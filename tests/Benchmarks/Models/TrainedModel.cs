namespace Makemore.Benchmarks.Models;

/// <summary>
/// The notebook's model after a short training. Its samples have lengths and letters like those of names.
/// </summary>
internal static class TrainedModel
{
    public static NotebookModel On(BenchmarkCorpus corpus)
    {
        var model = new NotebookModel();
        model.Train(corpus.Examples(NotebookModel.ContextLength), new TrainingOptions { Steps = 300, LearningRate = 1 });
        return model;
    }
}

namespace Makemore.Numerics.Tests;

public sealed class MixtureTests
{
    /// <summary>The neural model reads three letters and the n-gram model four.</summary>
    [Fact]
    public void ANeuralModelIsMixedWithOneOfCounts()
    {
        (Corpus train, Corpus dev, _) = Corpus.GivenNames.Split();
        var model = new NotebookModel(seed: 1);
        model.Train(
            ContextDataset.Build(train, NotebookModel.Vocabulary, NotebookModel.ContextLength),
            new TrainingOptions { Steps = 300, Optimizer = Optimizer.AdamW, LearningRate = 0.01f, BatchSize = 64 });
        var ngrams = new NgramModel(NotebookModel.Vocabulary, order: 5);
        ngrams.Train(ContextDataset.Build(train, NotebookModel.Vocabulary, context: 4));
        ContextDataset data = ContextDataset.Build(dev, NotebookModel.Vocabulary, context: 4);
        ContextDataset ofThree = ContextDataset.Build(dev, NotebookModel.Vocabulary, NotebookModel.ContextLength);

        var mixture = new MixtureModel(model, ngrams);
        mixture.LearnWeights(data);
        Assert.True(mixture.Loss(data) < Math.Min(model.Loss(ofThree), ngrams.Loss(data)));

        double weight = mixture.Weights.Single();
        float[] logits = new float[27];
        double[] logProbabilities = [.. mixture.LogProbabilities(data)];
        Assert.All(model.LogProbabilities(ofThree).Zip(ngrams.LogProbabilities(data)).Select((pair, i) => (pair, i)), example =>
        {
            ((float first, float second), int i) = example;
            Assert.Equal(Math.Log(weight * Math.Exp(first) + (1 - weight) * Math.Exp(second)), logProbabilities[i], 1e-5);
            mixture.Logits(data.Context(i), logits);
            Assert.Equal(logProbabilities[i], logits[data.Target(i)], 1e-5);
        });
    }
}

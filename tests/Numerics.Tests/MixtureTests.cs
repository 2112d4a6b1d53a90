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

        double weight = mixture.Weights.Single()[0];
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

    /// <summary>The first letter of a mixture of two neural models and n-grams, which read contexts of different lengths.</summary>
    [Fact]
    public void TheFirstLetterHasTheFrequenciesOfTheProbabilities()
    {
        const int draws = 20_000;
        var data = ContextDataset.Build(Corpus.FromLines(["abba", "add", "cab", "dab", "da"]), SmallModel.Vocabulary, context: 4);
        var bigrams = new NgramModel(SmallModel.Vocabulary, order: 2);
        bigrams.Train(data);
        var fiveGrams = new NgramModel(SmallModel.Vocabulary, order: 5);
        fiveGrams.Train(data);
        SmallModel model = new SmallModel(seed: 1).MoveFromStart();
        var mixture = new MixtureModel([model, bigrams, fiveGrams]);

        int[] counts = new int[SmallModel.Vocabulary.Count];
        foreach (string text in mixture.Sample(draws, new SamplingOptions { MaxLength = 1 }))
            counts[text.Length == 0 ? Vocabulary.Boundary : SmallModel.Vocabulary.IndexOf(text[0])]++;

        float[] logits = new float[counts.Length];
        mixture.Logits(new int[mixture.ContextLength], logits);
        double[] expected = Array.ConvertAll(logits, logit => Math.Exp(logit));
        Assert.Equal(1, expected.Sum(), 1e-5);
        Assert.True(ChiSquare.Fits(expected, counts), $"Drawn: {string.Join(", ", counts)} of {string.Join(", ", expected)}.");
        Assert.False(ChiSquare.Fits(Softmax.Of(model.Logits(new int[SmallModel.ContextLength])), counts));
    }
}

using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Ngrams;

public sealed class MixtureModelTests
{
    private const double Rounding = 1e-6;

    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abcdefghijklmnopqrstuvwxyz");

    /// <summary>What the models have counted, what the weights are learned on, and what neither has seen.</summary>
    private static readonly (Corpus Train, Corpus Dev, Corpus Test) Names = Corpus.GivenNames.Split();

    private static readonly Gen<List<string>> Words = Gen.String[Gen.Char["abc"], 1, 7].List[1, 20];

    private static readonly NgramModel Bigrams = Counted(2, NgramSmoothing.AddK(1));
    private static readonly NgramModel FiveGrams = Counted(5, NgramSmoothing.KneserNey);

    private static readonly NgramModel Trigrams = Counted(3, NgramSmoothing.KneserNey);

    /// <summary>The promise of expectation–maximization, for any number of components.</summary>
    public static PropertyOf<(List<string> Train, List<string> Dev, int[] Orders, bool ByFrequency)> LikelihoodNeverFalls { get; } = new(
        Gen.Select(Words, Words, Gen.Int[1, 3].Array[2, 6], Gen.Bool),
        of =>
        {
            (List<string> train, List<string> dev, int[] orders, bool byFrequency) = of;
            var text = new Text("abc", train);
            var mixture = new MixtureModel(
                [.. orders.Select((order, i) => text.Count(order, i % 2 == 0 ? NgramSmoothing.AddK(0.1 * (i + 1)) : NgramSmoothing.KneserNey))],
                byFrequency ? text.Count(orders[^1]) : null);
            IReadOnlyList<float> losses = mixture.LearnWeights(new Text("abc", dev).Data(2));
            Assert.All(losses.Zip(losses.Skip(1)), pair => Assert.True(pair.Second <= pair.First + Rounding));
            AssertAreWeights(mixture, rows: byFrequency ? 11 : 1);
        });

    [Fact]
    public void IsTheWeightedSumOfTheProbabilities()
    {
        var mixture = new MixtureModel(Bigrams, FiveGrams, weight: 0.25f);
        ContextDataset data = Data(Names.Dev, context: 4);
        float[] bigrams = Bigrams.LogProbabilities(data), fiveGrams = FiveGrams.LogProbabilities(data), mixed = mixture.LogProbabilities(data);
        Assert.Equal(data.Count, mixed.Length);
        for (int i = 0; i < mixed.Length; i++)
            Assert.Equal(0.25 * Math.Exp(bigrams[i]) + 0.75 * Math.Exp(fiveGrams[i]), Math.Exp(mixed[i]), Rounding);
        Assert.Equal(-mixed.Average(p => (double)p), mixture.Loss(data), Rounding);

        double[] probabilities = mixture.Probabilities(0, 0, 0, 5);
        Assert.Equal(1, probabilities.Sum(), Rounding);
        Assert.Equal(0.25 * Bigrams.Probabilities(5)[12] + 0.75 * FiveGrams.Probabilities(0, 0, 0, 5)[12], probabilities[12], Rounding);
    }

    [Fact]
    public void ThreeModelsAreTheWeightedSumOfTheirProbabilities()
    {
        var mixture = new MixtureModel([Bigrams, FiveGrams, Trigrams]);
        ContextDataset data = Data(Names.Dev, context: 4);
        Assert.All(mixture.Weights.Single(), weight => Assert.Equal(1 / 3.0, weight, Rounding));
        mixture.LearnWeights(data);
        AssertAreWeights(mixture, rows: 1);

        IReadOnlyList<float> weights = mixture.Weights.Single();
        float[][] components = [.. mixture.Components.Select(component => component.LogProbabilities(data))];
        float[] mixed = mixture.LogProbabilities(data);
        for (int i = 0; i < mixed.Length; i++)
            Assert.Equal(weights.Select((weight, k) => weight * Math.Exp(components[k][i])).Sum(), Math.Exp(mixed[i]), Rounding);
        Assert.Equal(-mixed.Average(p => (double)p), mixture.Loss(data), Rounding);
        Assert.Equal(Math.Exp(mixed[40]), mixture.Probabilities(data.Context(40))[data.Target(40)], Rounding);
    }

    /// <summary>No step of 0.01 from one component to another lowers the loss.</summary>
    [Fact]
    public void NoWeightsNearTheLearnedOnesAreBetter()
    {
        ContextDataset dev = Data(Names.Dev, context: 4);
        var mixture = new MixtureModel([Bigrams, FiveGrams, Trigrams]);
        mixture.LearnWeights(dev);
        double[] learned = [.. mixture.Weights.Single()];
        float[][] components = [.. mixture.Components.Select(component => component.LogProbabilities(dev))];

        double best = Loss(learned);
        Assert.True(best < components.Min(component => -component.Average(p => (double)p)));
        for (int from = 0; from < 3; from++)
        {
            for (int to = 0; to < 3; to++)
            {
                double[] moved = [.. learned];
                double step = Math.Min(0.01, moved[from]);
                moved[from] -= step;
                moved[to] += step;
                Assert.True(Loss(moved) >= best - Rounding);
            }
        }

        double Loss(double[] weights) =>
            -Enumerable.Range(0, dev.Count).Average(i => Math.Log(weights.Select((weight, k) => weight * Math.Exp(components[k][i])).Sum()));
    }

    /// <summary>Two components have the bits of the formula w p₁ + (1 − w) p₂.</summary>
    [Fact]
    public void TwoModelsHaveTheBitsOfTheFormulaForTwo()
    {
        ContextDataset dev = Data(Names.Dev, context: 4);
        float[] first = Bigrams.LogProbabilities(dev), second = FiveGrams.LogProbabilities(dev);
        foreach (MixtureModel mixture in (MixtureModel[])[new(Bigrams, FiveGrams), new([Bigrams, FiveGrams])])
        {
            IReadOnlyList<float> losses = mixture.LearnWeights(dev);
            (float weight, List<float> expected) = TwoModels.Learn(first, second);
            Assert.Equal(expected, losses);
            Assert.Equal(weight, mixture.Weights.Single()[0]);
            Assert.Equal(first.Zip(second, (one, other) => (float)TwoModels.Mix(weight, one, other).LogProbability), mixture.LogProbabilities(dev));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void AWeightOfZeroOrOneIsOneOfTheModels(float weight)
    {
        var mixture = new MixtureModel(Bigrams, FiveGrams, weight);
        ContextDataset data = Data(Names.Dev, context: 4);
        Assert.Equal(weight == 1 ? Bigrams.Loss(data) : FiveGrams.Loss(data), mixture.Loss(data), Rounding);
    }

    /// <summary>The likelihood is a concave function of the weight: on a grid of hundredths none is likelier than the one learned.</summary>
    [Fact]
    public void TheLearnedWeightIsTheBestOfAGrid()
    {
        ContextDataset dev = Data(Names.Dev, context: 4);
        var mixture = new MixtureModel(Bigrams, FiveGrams);
        IReadOnlyList<float> losses = mixture.LearnWeights(dev);

        double learned = mixture.Weights.Single()[0];
        float best = mixture.Loss(dev);
        float[] grid = [.. Enumerable.Range(0, 101).Select(i => new MixtureModel(Bigrams, FiveGrams, i / 100f).Loss(dev))];
        Assert.All(grid, loss => Assert.True(loss >= best - Rounding));
        Assert.Equal(Array.IndexOf(grid, grid.Min()) / 100.0, learned, 0.01);
        Assert.InRange(learned, 0.02, 0.5);
        Assert.True(best < Math.Min(Bigrams.Loss(dev), FiveGrams.Loss(dev)));
        Assert.Equal(best, losses[^1], Rounding);
    }

    [Fact]
    public void NoIterationLowersTheLikelihood() => LikelihoodNeverFalls.Holds(seed: "000cNkpJdw51", cases: 300);

    /// <summary>Where the longer n-gram model has seen much, it is to be trusted more; and more weights fit at least as well.</summary>
    [Fact]
    public void WeightsByFrequencyFitBetterAndTrustWhatWasSeenOften()
    {
        ContextDataset dev = Data(Names.Dev, context: 4);
        var one = new MixtureModel(Bigrams, FiveGrams);
        var many = new MixtureModel(Bigrams, FiveGrams, frequencies: FiveGrams);
        one.LearnWeights(dev);
        many.LearnWeights(dev);
        Assert.Equal(11, many.Weights.Count);
        Assert.True(many.Loss(dev) < one.Loss(dev));
        Assert.True(many.Weights[0][0] > many.Weights[5][0]);
        Assert.Equal(1, many.Probabilities(0, 0, 0, 5).Sum(), Rounding);
    }

    /// <summary>Each context of the text occurs once, so the rows of the more frequent ones have no example.</summary>
    [Fact]
    public void WithoutAnExampleTheWeightsStayEqual()
    {
        var text = new Text("abc", ["ab"]);
        var mixture = new MixtureModel(text.Count(2), text.Count(1), frequencies: text.Count(2));
        mixture.LearnWeights(text.Data(1));
        Assert.NotEqual([0.5f, 0.5f], mixture.Weights[1]);
        Assert.All(mixture.Weights.Skip(2), row => Assert.Equal([0.5f, 0.5f], row));
    }

    [Fact]
    public void WhatIsImpossibleToBothStaysSoAndMovesNoWeight()
    {
        var text = new Text("abc", ["ab", "ab"]);
        NgramModel never = text.Count(2, NgramSmoothing.MaximumLikelihood);
        var mixture = new MixtureModel(never, never);
        ContextDataset data = new Text("abc", ["ac"]).Data(1);
        IReadOnlyList<float> losses = mixture.LearnWeights(data);
        Assert.Equal([0.5f, 0.5f], mixture.Weights.Single());
        Assert.Equal(float.PositiveInfinity, losses[^1]);
        Assert.Equal(float.PositiveInfinity, mixture.Loss(data));
    }

    /// <summary>Nothing is possible to the first that is not to the second: all of the weight goes there.</summary>
    [Fact]
    public void AModelThatSaysNeverLosesItsWeight()
    {
        var text = new Text("abc", ["ab", "ab"]);
        var mixture = new MixtureModel(text.Count(2, NgramSmoothing.MaximumLikelihood), text.Count(2));
        mixture.LearnWeights(new Text("abc", ["cc"]).Data(1));
        Assert.True(mixture.Weights.Single()[0] < 0.34);
        Assert.True(float.IsFinite(mixture.Loss(new Text("abc", ["cc"]).Data(1))));
    }

    [Fact]
    public void ModelsOfAnyContextsAreMixed()
    {
        NgramModel unigrams = Counted(1, NgramSmoothing.KneserNey);
        var mixture = new MixtureModel([new MixtureModel(unigrams, Bigrams, 0.5f), FiveGrams, Bigrams]);
        ContextDataset data = Data(Names.Dev, context: 6);
        Assert.Equal(4, mixture.ContextLength);
        float[] mixed = mixture.LogProbabilities(data);
        double[] probabilities = mixture.Probabilities(data.Context(40)[^4..]);
        Assert.Equal(probabilities[data.Target(40)], Math.Exp(mixed[40]), Rounding);
        Assert.Equal(20, mixture.Sample(20).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AMixtureWithTheWeightsOfAnotherHasItsBits(bool byFrequency)
    {
        NgramModel? frequencies = byFrequency ? FiveGrams : null;
        var learned = new MixtureModel([Bigrams, FiveGrams, Trigrams], frequencies);
        ContextDataset dev = Data(Names.Dev, context: 4);
        learned.LearnWeights(dev);
        var same = new MixtureModel(learned.Components, frequencies, learned.Weights);
        Assert.Equal(learned.Weights, same.Weights);
        Assert.Equal(learned.LogProbabilities(dev), same.LogProbabilities(dev));
    }

    [Theory]
    [InlineData(new[] { 0.5f, 0.4f }, "The weights do not sum to 1.")]
    [InlineData(new[] { 1.5f, -0.5f }, "The weights do not all lie between 0 and 1.")]
    [InlineData(new[] { float.NaN, 1 }, "The weights do not all lie between 0 and 1.")]
    [InlineData(new[] { 1f }, "The weights must have 1 rows of 2 numbers.")]
    public void WeightsThatAreNoneAreRefused(float[] weights, string fault) => Assert.Equal(
        $"{fault} (Parameter 'weights')",
        Assert.Throws<ArgumentException>(() => new MixtureModel([Bigrams, FiveGrams], weights: [weights])).Message);

    [Fact]
    public void TheIterationsAreLimitedAndBeginWithOneHalf()
    {
        var mixture = new MixtureModel(Bigrams, FiveGrams, weight: 0.9f);
        ContextDataset dev = Data(Names.Dev, context: 4);
        IReadOnlyList<float> losses = mixture.LearnWeights(dev, maxIterations: 3);
        Assert.Equal(3, losses.Count);
        Assert.Equal(new MixtureModel(Bigrams, FiveGrams, 0.5f).Loss(dev), losses[0], Rounding);
        Assert.True(mixture.Loss(dev) < losses[2]);
    }

    [Fact]
    public void CanceledLearningKeepsTheWeights()
    {
        var mixture = new MixtureModel(Bigrams, FiveGrams, weight: 0.9f);
        Assert.Throws<OperationCanceledException>(() => mixture.LearnWeights(Data(Names.Dev, context: 4), cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(0.9f, mixture.Weights.Single()[0]);
    }

    [Fact]
    public void ErrorsSayWhatToDo()
    {
        Assert.Equal(
            "weight is 1.5; it must be between 0 and 1. (Parameter 'weight')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new MixtureModel(Bigrams, FiveGrams, 1.5f)).Message);
        Assert.Equal(
            "NgramModel has other tokens than NgramModel; models that are mixed share their vocabulary. (Parameter 'second')",
            Assert.Throws<ArgumentException>(() => new MixtureModel(Bigrams, new Text("abc", ["a"]).Count(2))).Message);
        Assert.Equal(
            "NgramModel has other tokens than NgramModel; models that are mixed share their vocabulary. (Parameter 'components')",
            Assert.Throws<ArgumentException>(() => new MixtureModel([Bigrams, FiveGrams, new Text("abc", ["a"]).Count(2)])).Message);
        Assert.Equal(
            "A mixture needs at least 2 models; the list has 1. (Parameter 'components')",
            Assert.Throws<ArgumentException>(() => new MixtureModel([Bigrams])).Message);
        Assert.Throws<ArgumentNullException>(() => new MixtureModel([Bigrams, null!]));
        Assert.Equal(
            "The data's contexts have 3 tokens and MixtureModel reads 4; build the data with contexts of 4 or more. (Parameter 'data')",
            Assert.Throws<ArgumentException>(() => new MixtureModel(Bigrams, FiveGrams).Loss(Data(Names.Dev, context: 3))).Message);
        Assert.Equal(
            "maxIterations is 0; it must be 1 or more. (Parameter 'maxIterations')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new MixtureModel(Bigrams, FiveGrams).LearnWeights(Data(Names.Dev, context: 4), maxIterations: 0)).Message);
    }

    private static ContextDataset Data(Corpus corpus, int context) => ContextDataset.Build(corpus, Letters, context);

    private static void AssertAreWeights(MixtureModel mixture, int rows)
    {
        Assert.Equal(rows, mixture.Weights.Count);
        Assert.All(mixture.Weights, row =>
        {
            Assert.Equal(mixture.Components.Count, row.Count);
            Assert.All(row, weight => Assert.InRange(weight, 0f, 1f));
            Assert.Equal(1, row.Sum(weight => (double)weight), Rounding);
        });
    }

    private static NgramModel Counted(int order, NgramSmoothing smoothing)
    {
        var model = new NgramModel(Letters, order, smoothing);
        model.Train(Data(Names.Train, context: Math.Max(order - 1, 1)));
        return model;
    }
}

namespace Makemore.Tests.Ngrams;

public sealed class NgramModelTests
{
    private static readonly Text Text = new("abc", ["abba", "cab", "abc", "bac"]);

    public static TheoryData<NgramSmoothing> Smoothings => [NgramSmoothing.KneserNey, NgramSmoothing.AddK(0.5)];

    [Theory]
    [MemberData(nameof(Smoothings))]
    public void TheLossIsTheMeanOfTheLogProbabilitiesAndTheseAreTheLogits(NgramSmoothing smoothing)
    {
        NgramModel model = Text.Count(order: 3, smoothing);
        ContextDataset data = Text.Data(context: 2);
        float[] logProbabilities = model.LogProbabilities(data);
        float[] logits = new float[4];
        for (int i = 0; i < data.Count; i++)
        {
            model.Logits(data.Context(i), logits);
            Assert.Equal(logits[data.Target(i)], logProbabilities[i], 1e-6f);
        }
        Assert.Equal(-logProbabilities.Average(), model.Loss(data), 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Smoothings))]
    public void OfLongerContextsTheLastTokensCount(NgramSmoothing smoothing)
    {
        NgramModel model = Text.Count(order: 3, smoothing);
        var same = new NgramModel(Text.Vocabulary, order: 3, smoothing);
        same.Train(Text.Data(context: 7));
        Assert.Equal(model.LogProbabilities(Text.Data(2)), same.LogProbabilities(Text.Data(5)));
    }

    [Fact]
    public void TellsItsShape()
    {
        NgramModel model = Text.Count(order: 3);
        Assert.Equal((3, NgramSmoothing.KneserNey), (model.Order, model.Smoothing));
        Assert.Equal((2, Text.Vocabulary), (model.ContextLength, model.Vocabulary));
    }

    [Theory]
    [MemberData(nameof(Smoothings))]
    public void WhatHasCountedNothingKnowsNothing(NgramSmoothing smoothing)
    {
        var model = new NgramModel(Text.Vocabulary, order: 2, smoothing);
        Assert.All(model.Probabilities(1), p => Assert.Equal(0.25, p, 1e-6));
    }

    [Fact]
    public void TrainingCountsAnew()
    {
        NgramModel model = Text.Count(order: 2);
        model.Train(new Text("abc", ["c"]).Data(1));
        Assert.Equal(new Text("abc", ["c"]).Count(2).Probabilities(0), model.Probabilities(0));
    }

    [Fact]
    public void ACanceledTrainingLeavesTheModelAsItWas()
    {
        NgramModel model = Text.Count(order: 2);
        double[] before = model.Probabilities(0);
        Assert.Throws<OperationCanceledException>(() => model.Train(new Text("abc", ["c"]).Data(1), new CancellationToken(canceled: true)));
        Assert.Equal(before, model.Probabilities(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void SamplesHaveTheFrequenciesOfTheProbabilities(int order)
    {
        NgramModel model = Text.Count(order);
        IReadOnlyList<string> texts = model.Sample(4000, new SamplingOptions { Seed = 7 });
        Assert.Equal(texts, model.Sample(4000, new SamplingOptions { Seed = 7 }));

        // A share p of 4000 has a standard deviation of √(p (1 − p) / 4000) < 0.008.
        int[] start = new int[order - 1];
        double share = texts.Count(text => text.StartsWith('a')) / 4000.0;
        Assert.Equal(model.Probabilities(start)[1], share, 0.032);
        Assert.All(model.Sample(5, new SamplingOptions { Prompt = "ca", MaxLength = 3 }), text => Assert.StartsWith("ca", text));
    }

    [Fact]
    public void AWordModelOfCountsReadsUnknownWords()
    {
        Corpus corpus = Corpus.FromLines(["the cat was sleeping", "the dog is walking", "the cat is walking", "a dog was here"]);
        Vocabulary vocabulary = Vocabulary.FromWords(corpus, size: 100, minimumCount: 2);
        var model = new NgramModel(vocabulary, order: 3);
        model.Train(ContextDataset.Build(corpus, vocabulary, 2));
        ContextDataset unseen = ContextDataset.Build(Corpus.FromLines(["a cow was walking"]), vocabulary, 2);
        Assert.True(float.IsFinite(model.Loss(unseen)));
        Assert.Equal(1, model.Probabilities(vocabulary.IndexOf("cat"), Vocabulary.Boundary).Sum(), 1e-6);
        Assert.DoesNotContain("<unk>", string.Join(' ', model.Sample(50)));
    }

    [Fact]
    public void ErrorsSayWhatToDo()
    {
        NgramModel model = Text.Count(order: 3);
        Assert.Equal(
            "order is 0; it must be from 1 to 1024. (Parameter 'order')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new NgramModel(Text.Vocabulary, order: 0)).Message);
        AssertRefused("The data's contexts have 1 token and NgramModel reads 2; build the data with contexts of 2 or more. (Parameter 'data')", Text.Data(1));
        AssertRefused("There are no examples in the given lines; a model needs at least one word. (Parameter 'data')", new Text("abc", []).Data(2));
        AssertRefused("The data has 3 tokens and NgramModel knows 4; build the data with the model's Vocabulary. (Parameter 'data')", new Text("ab", ["a"]).Data(2));
        AssertRefused("The data's 4 tokens are not those of NgramModel; build the data with the model's Vocabulary. (Parameter 'data')", new Text("abd", ["a"]).Data(2));
        Assert.Throws<ArgumentException>(() => model.Logits([1], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Logits([1, 4], new float[4]));

        void AssertRefused(string message, ContextDataset data)
        {
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => model.Train(data)).Message);
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => model.Loss(data)).Message);
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => model.LogProbabilities(data)).Message);
        }
    }
}

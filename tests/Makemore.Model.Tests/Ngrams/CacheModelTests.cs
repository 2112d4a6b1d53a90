using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Ngrams;

public sealed class CacheModelTests : IDisposable
{
    private const double Rounding = 1e-6;

    /// <summary>
    /// The earlier examples are the context: the model gives a target of a running text the probability that it gives it after
    /// the same tokens. The texts are longer than what the model remembers.
    /// </summary>
    public static PropertyOf<(List<string> Lines, int HalfLife)> TheEarlierExamplesAreTheContext { get; } = new(
        Gen.Select(Gen.String[Gen.Char["abcd"], 1, 9].List[1, 12], Gen.Int[1, 4]),
        of =>
        {
            var text = new Text("abcd", of.Lines, isRunning: true);
            var model = new CacheModel(text.Vocabulary, of.HalfLife);
            ContextDataset data = text.Data(model.ContextLength);
            float[] found = model.LogProbabilities(data);
            for (int i = 0; i < data.Count; i++)
            {
                double[] probabilities = model.Probabilities(data.Context(i));
                Assert.Equal(1, probabilities.Sum(), Rounding);
                Assert.Equal(probabilities[data.Target(i)], Math.Exp(found[i]), Rounding);
            }
        });

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>V = 3. With a half-life of 1, the tokens before the predicted one count 1, 1/2, 1/4 and so on.</summary>
    [Fact]
    public void ATokenCountsHalfAfterEveryHalfLife()
    {
        var text = new Text("ab", ["aa", "ba"], isRunning: true);
        var model = new CacheModel(text.Vocabulary, halfLife: 1);
        double[] expected =
        [
            1.0 / 3,                               // nothing before it
            (1 + 1.0 / 3) / (1 + 1),               // a after a
            (0 + 1.0 / 3) / (1.5 + 1),             // b after aa
            (0.5 + 0.25 + 1.0 / 3) / (1.75 + 1),   // a after aab
        ];
        Assert.Equal(expected, model.LogProbabilities(text.Data(1)).Select(p => Math.Exp(p)), Close);
        Assert.Equal(-expected.Average(Math.Log), model.Loss(text.Data(1)), Rounding);

        int[] context = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2];
        Assert.Equal([1 / 3.0 / 2.75, (0.75 + 1 / 3.0) / 2.75, (1 + 1 / 3.0) / 2.75], model.Probabilities(context), Close);
    }

    /// <summary>The end of a line takes a place, and the model predicts it, but it is not counted: a context is padded with it.</summary>
    [Fact]
    public void EarlierLinesAreRememberedWithoutTheirEnds()
    {
        var text = new Text("ab", ["a", "a"]);
        double[] expected =
        [
            1.0 / 3,
            1.0 / 3 / (1 + 1),                     // the end after a
            (0.5 + 1.0 / 3) / (0.5 + 1),           // a after a and the end
            1.0 / 3 / (1 + 0.25 + 1),              // the end after a, the end and a
        ];
        Assert.Equal(expected, new CacheModel(text.Vocabulary, halfLife: 1).LogProbabilities(text.Data(1)).Select(p => Math.Exp(p)), Close);
    }

    [Fact]
    public void ATokenIsForgottenAfterTenHalfLives()
    {
        var text = new Text("ab", ["b" + new string('a', 10) + "bb"], isRunning: true);
        float[] found = new CacheModel(text.Vocabulary, halfLife: 1).LogProbabilities(text.Data(1));
        double total = 2 - Math.Pow(2, -9);
        Assert.Equal(1 / 3.0 / (total + 1), Math.Exp(found[^2]), 1e-7);
        Assert.Equal((1 + 1 / 3.0) / (total + 1), Math.Exp(found[^1]), 1e-7);
    }

    [Fact]
    public void EarlierExamplesAreTheSameAsAContext() => TheEarlierExamplesAreTheContext.Holds(seed: "000cNkpJdw51", cases: 200);

    [Fact]
    public void TheContextsOfTheDataDoNotMatter()
    {
        var text = new Text("abc", ["abba", "cab", "abc"]);
        var model = new CacheModel(text.Vocabulary, halfLife: 3);
        Assert.Equal(model.LogProbabilities(text.Data(1)), model.LogProbabilities(text.Data(7)));
    }

    /// <summary>Data for the mixture needs the contexts of the n-grams, and not the 60 tokens of the cache.</summary>
    [Fact]
    public void ACacheIsAComponentOfAMixture()
    {
        var text = new Text("abcd", ["abababab", "cdcdcdcdcdcd", "bbbbbbbbbbb", "dadadadadad"], isRunning: true);
        NgramModel ngrams = text.Count(order: 3);
        var cache = new CacheModel(text.Vocabulary, halfLife: 6);
        var mixture = new MixtureModel([ngrams, new MixtureModel([cache, text.Count(order: 1)])]);
        Assert.Equal((60, 2), (mixture.ContextLength, mixture.DataContextLength));
        var dev = new Text("abcd", ["cccccccccc", "aaaaaaaaaaaaa"], isRunning: true);
        ContextDataset data = dev.Data(2);
        mixture.LearnWeights(data);
        Assert.True(mixture.Loss(data) < ngrams.Loss(data));
        Assert.InRange(mixture.Weights[0][1], 0.5f, 1f);

        float[] mixed = mixture.LogProbabilities(data);
        ContextDataset full = dev.Data(60);
        for (int i = 0; i < data.Count; i++)
            Assert.Equal(Math.Exp(mixed[i]), mixture.Probabilities(full.Context(i))[data.Target(i)], Rounding);
        Assert.Equal(5, mixture.Sample(5).Count);
        Assert.Throws<ArgumentException>(() => mixture.Loss(dev.Data(1)));
    }

    /// <summary>A text that begins with a's goes on with them: at a temperature of 0 with nothing else.</summary>
    [Fact]
    public void WhatWasSampledComesAgain()
    {
        var model = new CacheModel(Vocabulary.FromAlphabet("ab"), halfLife: 5);
        Assert.Equal("aaaaaa", Assert.Single(model.Sample(1, new SamplingOptions { Prompt = "aa", Temperature = 0, MaxLength = 6 })));
    }

    [Fact]
    public void AModelIsSavedAndLoaded()
    {
        var saved = new CacheModel(Vocabulary.FromWords(Corpus.FromLines(["the cat", "the dog"]), size: 10), halfLife: 17);
        saved.Save(_folder["cache"], new Dictionary<string, string> { ["note"] = "n" });
        CacheModel loaded = CacheModel.Load(_folder["cache"]);
        Assert.Equal((17, 170), (loaded.HalfLife, loaded.ContextLength));
        Assert.Equal(saved.Vocabulary.Tokens, loaded.Vocabulary.Tokens);
        Assert.Equal("n", CheckpointInfo.Read(_folder["cache"]).Metadata["note"]);
    }

    [Fact]
    public void ErrorsSayWhatToDo()
    {
        var text = new Text("ab", ["ab"]);
        new NgramModel(text.Vocabulary, order: 2).Save(_folder["ngrams"]);
        Assert.Equal(
            $"{_folder["ngrams"]}: the file names no half-life from 1 to 10000; save a cache.",
            Assert.Throws<CheckpointException>(() => CacheModel.Load(_folder["ngrams"])).Message);
        Assert.Equal(
            "halfLife is 0; it must be from 1 to 10000. (Parameter 'halfLife')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new CacheModel(text.Vocabulary, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CacheModel(text.Vocabulary, 10_001));
        var model = new CacheModel(text.Vocabulary);
        Assert.Equal(
            "CacheModel reads 2,000 tokens; the context has 1. (Parameter 'context')",
            Assert.Throws<ArgumentException>(() => model.Logits([1], new float[3])).Message);
        Assert.Throws<ArgumentException>(() => model.Loss(new Text("xyz", ["x"]).Data(1)));
        Assert.Throws<ArgumentException>(() => model.Loss(new Text("ab", []).Data(1)));
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < Rounding;
}

using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Ngrams;

public sealed class AddKTests
{
    private const double Rounding = 1e-6;

    /// <summary>A case is a text, and contexts that need not occur in it.</summary>
    public static PropertyOf<(List<string> Words, int Order, double K, List<int[]> Contexts)> SumsToOne { get; } = new(
        Gen.Select(Gen.String[Gen.Char["abcd"], 1, 9].List[1, 30], Gen.Int[1, 6], Gen.OneOf(Gen.Const(0.0), Gen.Const((double)NgramSmoothing.MaxK), Gen.Double[0, 3]), Gen.Int[0, 4].Array[5].List[20]),
        of =>
        {
            (List<string> words, int order, double k, List<int[]> contexts) = of;
            NgramModel model = new Text("abcd", words).Count(order, NgramSmoothing.AddK(k));
            Assert.All(contexts, context => Assert.Equal(1, model.Probabilities(context.AsSpan(0, order - 1)).Sum(), Rounding));
        });

    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abcdefghijklmnopqrstuvwxyz");

    /// <summary>makemore's bigram: <c>N[stoi[ch1], stoi[ch2]] += 1</c>, then <c>P = (N + 1) / (N + 1).sum(1, keepdims=True)</c>.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void OfOrderTwoItIsTheBigramOfCounts(int k)
    {
        double[,] counts = new double[27, 27];
        foreach (string name in Corpus.GivenNames)
        {
            string padded = $".{name}.";
            for (int i = 1; i < padded.Length; i++)
                counts[Letters.IndexOf(padded[i - 1]), Letters.IndexOf(padded[i])]++;
        }
        ContextDataset data = ContextDataset.Build(Corpus.GivenNames, Letters, 1);
        var model = new NgramModel(Letters, order: 2, NgramSmoothing.AddK(k));
        model.Train(data);

        double loss = 0;
        for (int before = 0; before < 27; before++)
        {
            double sum = Enumerable.Range(0, 27).Sum(after => counts[before, after] + k);
            double[] expected = [.. Enumerable.Range(0, 27).Select(after => (counts[before, after] + k) / sum)];
            double[] probabilities = model.Probabilities(before);
            for (int after = 0; after < 27; after++)
            {
                Assert.Equal(expected[after], probabilities[after], Rounding);
                loss -= counts[before, after] > 0 ? counts[before, after] * Math.Log(expected[after]) : 0;
            }
        }
        Assert.Equal(loss / data.Count, model.Loss(data), Rounding);
    }

    [Fact]
    public void WithoutSmoothingWhatWasNotSeenIsImpossible()
    {
        NgramModel model = new Text("abc", ["ab", "ac"]).Count(order: 2, NgramSmoothing.MaximumLikelihood);
        Assert.Equal([0, 0, 0.5, 0.5], model.Probabilities(1), (expected, actual) => Math.Abs(expected - actual) < Rounding);

        ContextDataset unseen = ContextDataset.Build(Corpus.FromLines(["abc"]), model.Vocabulary, 1);
        Assert.Equal(float.NegativeInfinity, model.LogProbabilities(unseen)[2]);
        Assert.Equal(float.PositiveInfinity, model.Loss(unseen));
        Assert.Equal(NgramSmoothing.AddK(0), NgramSmoothing.MaximumLikelihood);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WithoutCountsAllTokensAreEquallyLikely(int order)
    {
        var model = new NgramModel(Vocabulary.FromAlphabet("abc"), order, NgramSmoothing.MaximumLikelihood);
        Assert.Equal([0.25, 0.25, 0.25, 0.25], model.Probabilities(new int[order - 1]), (expected, actual) => Math.Abs(expected - actual) < Rounding);
    }

    /// <summary>.ab is one of two histories of two letters behind which c was seen; behind bb nothing was.</summary>
    [Fact]
    public void CountsOnlyTheLongestNgrams()
    {
        NgramModel model = new Text("abc", ["abc", "bc", "abb"]).Count(order: 3, NgramSmoothing.AddK(0.5));
        Assert.Equal((1 + 0.5) / (2 + 2), model.Probability("ab", 'c'), Rounding);
        Assert.Equal((1 + 0.5) / (1 + 2), model.Probability(".b", 'c'), Rounding);
        Assert.Equal((2 + 0.5) / (3 + 2), model.Probability("..", 'a'), Rounding);
        Assert.Equal((1 + 0.5) / (1 + 2), model.Probability("bb", '.'), Rounding);
        Assert.Equal(0.25, model.Probability("cc", 'a'), Rounding);
    }

    [Fact]
    public void SumsToOneAfterAnyContext() => SumsToOne.Holds(seed: "000bNkpJdw51", cases: 200);

    [Theory]
    [InlineData(-0.1, "k is -0.1; it must be from 0 (no smoothing) to 1000000. (Parameter 'k')")]
    [InlineData(double.NaN, "k is NaN; it must be from 0 (no smoothing) to 1000000. (Parameter 'k')")]
    [InlineData(1e307, "k is 1E+307; it must be from 0 (no smoothing) to 1000000. (Parameter 'k')")]
    [InlineData(double.PositiveInfinity, "k is Infinity; it must be from 0 (no smoothing) to 1000000. (Parameter 'k')")]
    public void ANumberThatIsNoCountIsRefused(double k, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => NgramSmoothing.AddK(k)).Message);
}

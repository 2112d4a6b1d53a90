using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class CorpusSplitTests
{
    public static PropertyOf<(int Count, int A, int B, int Seed)> PartsHoldEveryWordOnce { get; } = new(
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int),
        of =>
        {
            (int count, int a, int b, int seed) = of;
            double train = Math.Min(a, b) / 100.0;
            double dev = Math.Abs(a - b) / 100.0;
            (Corpus first, Corpus second, Corpus third) = Words(count).Split(train, dev, seed);

            Assert.Equal(Words(count).Order(), first.Concat(second).Concat(third).Order());
            Assert.Equal(Math.Min(a, b) * count / 100, first.Count);
            Assert.Equal(Math.Max(a, b) * count / 100, first.Count + second.Count);
        });

    [Fact]
    public void IsMakemoresSplitUnlessToldOtherwise()
    {
        // random.seed(42); random.shuffle(words) in Python 3.11, then words[:8], words[8:9], words[9:]
        (Corpus train, Corpus dev, Corpus test) = Words(10).Split();
        Assert.Equal(["7", "3", "2", "8", "5", "6", "9", "4"], train);
        Assert.Equal(["0"], dev);
        Assert.Equal(["1"], test);
    }

    [Fact]
    public void AnotherSeedIsAnotherSplit() =>
        Assert.NotEqual(Words(100).Split(seed: 1).Train, Words(100).Split(seed: 2).Train);

    [Fact]
    public void ThePartsHoldEveryWordOnceForAnyShares() => PartsHoldEveryWordOnce.Holds(seed: "0009NkpJdw51", cases: 100);

    [Theory]
    [InlineData(0.7, 0.2, 7, 2, 1)]
    [InlineData(1.0, 0.0, 10, 0, 0)]
    [InlineData(0.0, 0.0, 0, 0, 10)]
    [InlineData(0.0, 1.0, 0, 10, 0)]
    [InlineData(0.33, 0.33, 3, 3, 4)]
    // In floating point, these sums are slightly below 0.8 and slightly above 1. The last share is a sum of 18 twentieths.
    [InlineData(0.7, 0.1, 7, 1, 2)]
    [InlineData(0.1, 0.9000000000000002, 1, 9, 0)]
    public void PartsAreCutAtWholeNumbers(double train, double dev, int first, int second, int third)
    {
        (Corpus a, Corpus b, Corpus c) = Words(10).Split(train, dev);
        Assert.Equal([first, second, third], [a.Count, b.Count, c.Count]);
    }

    [Fact]
    public void WordsKeepTheirPlaces()
    {
        (Corpus train, _, _) = Words(10).Split();
        Assert.Equal("the given lines, line 8, column 1", train.Place(0, 0));
    }

    [Theory]
    [InlineData(-0.1, 0.1, "train", "The share of the training part is -0.1; it must be between 0 and 1.")]
    [InlineData(1.1, 0.1, "train", "The share of the training part is 1.1; it must be between 0 and 1.")]
    [InlineData(double.NaN, 0.1, "train", "The share of the training part is NaN; it must be between 0 and 1.")]
    [InlineData(0.8, -0.1, "dev", "The share of the dev part is -0.1; it must be 0 or more, and at most 1 together with 0.8.")]
    [InlineData(0.8, 0.3, "dev", "The share of the dev part is 0.3; it must be 0 or more, and at most 1 together with 0.8.")]
    [InlineData(0.8, double.NaN, "dev", "The share of the dev part is NaN; it must be 0 or more, and at most 1 together with 0.8.")]
    public void SharesAreShares(double train, double dev, string parameter, string message)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Words(10).Split(train, dev));
        Assert.Equal($"{message} (Parameter '{parameter}')", exception.Message);
    }

    [NamesTxtFact]
    public void OnNamesTxtItIsMakemoresSplit()
    {
        // The counts of examples are those that makemore prints for contexts of three letters.
        Corpus names = Corpus.Load(SharedFiles.PathOf(SharedFiles.NamesTxt));
        (Corpus train, Corpus dev, Corpus test) = names.Split();

        Assert.Equal([25_626, 3_203, 3_204], [train.Count, dev.Count, test.Count]);
        Assert.Equal(["yuheng", "diondre", "xavien", "jori", "juanluis"], train.Take(5));
        Assert.Equal(["amay", "aytana", "jenevi"], dev.Take(3));
        Assert.Equal(["opal", "zaylynn", "yovani"], test.TakeLast(3));

        Vocabulary vocabulary = Vocabulary.FromCorpus(names);
        Assert.Equal(
            [182_625, 22_655, 22_866],
            new[] { train, dev, test }.Select(part => ContextDataset.Build(part, vocabulary, 3).Count));
    }

    [Fact]
    public void MakemoresSplitHasAName()
    {
        (Corpus train, Corpus dev, Corpus test) = Words(100).Split();

        (Corpus Train, Corpus Dev, Corpus Test) named = Words(100).Split(CorpusSplit.Makemore);
        Assert.Equal([train, dev, test], new IEnumerable<string>[] { named.Train, named.Dev, named.Test });
    }

    [Fact]
    public void EurekaTakesTheTestWordsFirstThenTheDevWords()
    {
        // The same shuffle as makemore's, cut elsewhere.
        string[] shuffled = [.. Words(2_001).Split(train: 1, dev: 0).Train];
        (Corpus train, Corpus dev, Corpus test) = Words(2_001).Split(CorpusSplit.Eureka);

        Assert.Equal(shuffled[..1_000], test);
        Assert.Equal(shuffled[1_000..2_000], dev);
        Assert.Equal(shuffled[2_000..], train);
    }

    [Fact]
    public void ASplitThatDoesNotExistIsRefused() => Assert.Equal(
        "split is 7; it must be Makemore or Eureka. (Parameter 'split')",
        Assert.Throws<ArgumentOutOfRangeException>(() => Words(3).Split((CorpusSplit)7)).Message);

    [Fact]
    public void ACorpusTooSmallForEurekaIsTold()
    {
        var exception = Assert.Throws<CorpusException>(() => Words(2_000).Split(CorpusSplit.Eureka));
        Assert.Equal("the given lines has 2,000 words; the split 'eureka' holds back 2,000 words. Take the split 'makemore'.", exception.Message);
    }

    [Fact]
    public void ThereIsNoThirdSplit() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Words(10).Split((CorpusSplit)2));

    [NamesTxtFact]
    public void OnNamesTxtItIsEurekasSplit()
    {
        // random.seed(42); random.shuffle(ix) in Python 3.11; names[i] for i in ix[:1000], ix[1000:2000], ix[2000:]
        Corpus names = Corpus.Load(SharedFiles.PathOf(SharedFiles.NamesTxt));
        (Corpus train, Corpus dev, Corpus test) = names.Split(CorpusSplit.Eureka);

        Assert.Equal([30_033, 1_000, 1_000], [train.Count, dev.Count, test.Count]);
        Assert.Equal(["yuheng", "diondre", "xavien"], test.Take(3));
        Assert.Equal(["insiya", "akio"], test.TakeLast(2));
        Assert.Equal(["denton", "mikai", "ailis"], dev.Take(3));
        Assert.Equal(["rayvon", "tawhid", "ridhi"], train.Take(3));
        Assert.Equal(["zaylynn", "yovani"], train.TakeLast(2));

        Vocabulary vocabulary = Vocabulary.FromCorpus(names);
        Assert.Equal(
            [213_797, 7_179, 7_170],
            new[] { train, dev, test }.Select(part => ContextDataset.Build(part, vocabulary, 3).Count));
    }

    private static Corpus Words(int count) => Corpus.FromLines(Enumerable.Range(0, count).Select(i => $"{i}"));
}

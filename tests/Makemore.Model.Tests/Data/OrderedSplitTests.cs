using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class OrderedSplitTests
{
    private static readonly Corpus Text = Corpus.FromLines(["The cat sat.", "", "A well-known dog", "\t", "ran ."]);

    public static PropertyOf<(List<string> Lines, int Train, int Dev, bool Pretokenized)> ThePartsAreTheText { get; } = new(
        Gen.Select(Gen.String[Gen.Char["ab- .'"], 0, 12].List[0, 12], Gen.Int[1, 12], Gen.Int[1, 12], Gen.Bool),
        of =>
        {
            (List<string> lines, int train, int dev, bool pretokenized) = of;
            Corpus text = Corpus.FromLines(lines);
            List<string> words = Words(text, pretokenized);
            if (words.Count <= train + dev)
            {
                Assert.Throws<CorpusException>(() => text.SplitInOrder(train, dev, pretokenized));
                return;
            }
            (Corpus first, Corpus second, Corpus third) = text.SplitInOrder(train, dev, pretokenized);
            Assert.Equal(words[..train], Words(first, pretokenized));
            Assert.Equal(words[train..(train + dev)], Words(second, pretokenized));
            Assert.Equal(words[(train + dev)..], Words(third, pretokenized));
        });

    [Fact]
    public void LinesAreCutAfterTheLastWordOfAPart()
    {
        (Corpus train, Corpus dev, Corpus test) = Text.SplitInOrder(trainWords: 3, devWords: 4);

        Assert.Equal(["The cat sat"], train);
        Assert.Equal([".", "A well-"], dev);
        Assert.Equal(["known dog", "\t", "ran ."], test);
        Assert.Equal("the given lines, line 3, column 1", test.Place(0, 0));
    }

    [Fact]
    public void WordsMayBeSeparatedByWhiteSpaceAlready()
    {
        (Corpus train, Corpus dev, Corpus test) = Text.SplitInOrder(trainWords: 3, devWords: 2, pretokenized: true);

        Assert.Equal(["The cat sat."], train);
        Assert.Equal(["A well-known"], dev);
        Assert.Equal([" dog", "\t", "ran ."], test);
    }

    [Fact]
    public void ThePartsAreTheTextForAnyNumbers() => ThePartsAreTheText.Holds(seed: "0000NkpJdw51", cases: 2_000);

    [Fact]
    public void TheTestPartMayHaveOneWord() => Assert.Equal([" ."], Text.SplitInOrder(5, 5).Test);

    [Theory]
    [InlineData(5, 6)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void TheTestPartNeedsAWord(int train, int dev) =>
        Assert.Equal(
            $"the given lines has 11 words; the train and dev parts take {Counted.Of((long)train + dev, "word")}, and the test part needs at least one more. Take fewer words, or a longer text.",
            Assert.Throws<CorpusException>(() => Text.SplitInOrder(train, dev)).Message);

    [Fact]
    public void APartWithoutWordsIsRefused()
    {
        Assert.Equal(
            "trainWords is 0; it must be 1 or more. (Parameter 'trainWords')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Text.SplitInOrder(0, 1)).Message);
        Assert.Equal(
            "devWords is -1; it must be 1 or more. (Parameter 'devWords')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Text.SplitInOrder(1, -1)).Message);
    }

    private static List<string> Words(Corpus text, bool pretokenized)
    {
        var words = new List<string>();
        foreach (string line in text)
        {
            foreach (ReadOnlySpan<char> token in new WordTokenizer(line, pretokenized))
                words.Add(token.ToString());
        }
        return words;
    }
}

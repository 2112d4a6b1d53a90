namespace Makemore.Tests.Data;

public sealed class CorpusTests
{
    [Fact]
    public void GivenNamesAreManyDistinctAndInLettersAToZ()
    {
        Corpus names = Corpus.GivenNames;
        Assert.True(names.Count >= 5_000, $"{names.Count} names");
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+$", name));
        Assert.Equal("the embedded given names", names.Source);
        Assert.Same(names, Corpus.GivenNames);
    }

    [Fact]
    public void LinesAreWordsAndEmptyOnesArePassedOver()
    {
        Corpus corpus = Corpus.FromLines(["emma", "", "olivia", "emma"]);
        Assert.Equal(["emma", "olivia", "emma"], corpus);
        Assert.Equal(3, corpus.Count);
        Assert.Equal("olivia", corpus[1]);
        Assert.Equal("the given lines, line 3, column 2", corpus.Place(1, 1));
    }

    [Fact]
    public void ARunningTextStaysOne()
    {
        Corpus text = Corpus.FromLines(["Emma", "Olivia", "Ava", "Mia"]).AsRunningText();
        Assert.Equal(["Emma", "Olivia", "Ava", "Mia"], text);
        Assert.False(Corpus.FromLines(text).IsRunningText);
        Assert.All(
            [text, text.ToLowerInvariant(), text.Split().Train, text.Split().Test, text.SplitInOrder(1, 1).Train, text.SplitInOrder(1, 1).Test],
            corpus => Assert.True(corpus.IsRunningText));
    }

    [Fact]
    public void LinesOfAnotherCorpusAreLeftOut()
    {
        Corpus dev = Corpus.FromLines(["emma", "ava", "emma", "Ava", "mia", "ava"]);
        Corpus rest = dev.Without(Corpus.FromLines(["ava", "luna", "mia"]));
        Assert.Equal(["emma", "emma", "Ava"], rest);
        Assert.Equal("the given lines, line 4, column 1", rest.Place(2, 0));
        Assert.Equal(dev, dev.Without(Corpus.FromLines([])));
        Assert.Empty(dev.Without(dev));
        Assert.True(dev.AsRunningText().Without(rest).IsRunningText);
    }

    [Fact]
    public void NoLinesAreACorpusWithoutWords() => Assert.Empty(Corpus.FromLines([]));
}

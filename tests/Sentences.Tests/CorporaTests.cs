namespace Sentences.Tests;

public sealed class CorporaTests
{
    private const string Boundary = "<s>";

    private readonly Corpora _corpora = Corpora.Draw(seed: 1);

    [Fact]
    public void NoTrigramOfAHeldOutSentenceIsSeen()
    {
        Assert.Empty(Ngrams(3, _corpora.Test).Intersect(Ngrams(3, _corpora.Train)));
        Assert.Empty(Ngrams(3, _corpora.Test).Intersect(Ngrams(3, _corpora.Dev)));
        Assert.Empty(Ngrams(3, _corpora.Dev).Intersect(Ngrams(3, _corpora.Train)));
    }

    /// <summary>Whatever sentences are drawn: those that may be learned from share none with those that are held out.</summary>
    [Fact]
    public void NorCouldAnyBeSeen()
    {
        HashSet<string> seeable = Ngrams(3, Of(PartKind.Train));

        Assert.Empty(Ngrams(3, Of(PartKind.Test)).Intersect(seeable));
    }

    /// <summary>Else it would be no wonder that nothing is shared.</summary>
    [Fact]
    public void EveryWordIsSeenAndSomePairsAre()
    {
        Assert.Subset(Ngrams(1, _corpora.Train), Ngrams(1, _corpora.Test));
        HashSet<string> pairs = Ngrams(2, _corpora.Train);
        Assert.Contains("cat was", pairs);
        Assert.DoesNotContain("the cat", pairs);
        Assert.DoesNotContain("was sleeping", pairs);
    }

    [Fact]
    public void EachPartHasItsSentencesOnce()
    {
        Assert.Equal((6000, 448, 448), (_corpora.Train.Count, _corpora.Dev.Count, _corpora.Test.Count));
        Assert.Equal(6000 + 448 + 448, _corpora.Train.Concat(_corpora.Dev).Concat(_corpora.Test).Distinct().Count());
        Assert.Equal(28_672, Language.Sentences.DistinctBy(sentence => sentence.Sentence).Count());
    }

    [Fact]
    public void TheSeedDrawsWhatIsSeenAndNotWhatIsHeldOut()
    {
        Assert.Equal(_corpora.Train, Corpora.Draw(seed: 1).Train);
        Corpora other = Corpora.Draw(seed: 2);
        Assert.NotEqual(_corpora.Train, other.Train);
        Assert.Equal(_corpora.Test, other.Test);
    }

    [Fact]
    public void TheExamplesAreWhatTheReportSaysOfThem()
    {
        Assert.All(Report.Examples, example => Assert.Equal(example.Kind, KindOf(example.Sentence)));
    }

    private string KindOf(string sentence) =>
        _corpora.Train.Contains(sentence) ? "seen"
        : _corpora.Test.Contains(sentence) ? "held out"
        : Language.Sentences.Any(other => other.Sentence.ToString() == sentence) ? "neither"
        : "wrong";

    private static IEnumerable<string> Of(PartKind part) =>
        Language.Sentences.Where(sentence => sentence.Part == part).Select(sentence => sentence.Sentence.ToString());

    /// <summary>Every run of so many tokens, the boundaries before and behind a sentence among them.</summary>
    private static HashSet<string> Ngrams(int length, IEnumerable<string> sentences) =>
    [
        .. from sentence in sentences
           let tokens = $"{Boundary} {sentence} {Boundary}".Split(' ')
           from start in Enumerable.Range(0, tokens.Length - length + 1)
           select string.Join(' ', tokens[start..(start + length)]),
    ];
}

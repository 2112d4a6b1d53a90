namespace Makemore.Tests.Data;

public sealed class WordVocabularyTests
{
    private static readonly Corpus Text = Corpus.FromLines(["the cat saw the dog", "The dog saw it .", "the <unk> barked ."]);

    [Fact]
    public void TheCommonestWordsComeFirstAndEquallyCommonOnesInOrdinalOrder()
    {
        Vocabulary words = Vocabulary.FromWords(Text, size: 100);

        Assert.Equal(["<s>", "<unk>", "the", ".", "dog", "saw", "The", "barked", "cat", "it"], words.Tokens);
        Assert.Equal(Tokens.Words, words.Kind);
        Assert.Equal(1, words.Unknown);
        Assert.False(words.FoldsCase);
    }

    [Fact]
    public void CaseIsFolded()
    {
        Vocabulary words = Vocabulary.FromWords(Text, size: 100, foldCase: true);

        Assert.Equal(["<s>", "<unk>", "the", ".", "dog", "saw", "barked", "cat", "it"], words.Tokens);
        Assert.True(words.FoldsCase);
        Assert.Equal([2, 7, 5], words.Encode("THE Cat saw"));
        Assert.Equal(7, words.IndexOf("CAT"));
    }

    [Fact]
    public void TheSizeCountsAllTokens() =>
        Assert.Equal(["<s>", "<unk>", "the", "."], Vocabulary.FromWords(Text, size: 4).Tokens);

    [Fact]
    public void RareWordsAreUnknown()
    {
        Vocabulary words = Vocabulary.FromWords(Text, size: 100, minimumCount: 2);
        Assert.Equal(["<s>", "<unk>", "the", ".", "dog", "saw"], words.Tokens);
        Assert.Equal([2, 1, 5, 2, 4, 3], words.Encode("the cat saw the dog."));
    }

    [Fact]
    public void TokensOfATextMayBeSeparatedByWhiteSpaceAlready()
    {
        Vocabulary words = Vocabulary.FromWords(Corpus.FromLines(["well-known ''", "<s> well-known <unk>"]), size: 100, pretokenized: true);

        Assert.Equal(["<s>", "<unk>", "well-known", "''"], words.Tokens);
        Assert.True(words.IsPretokenized);
        Assert.False(Vocabulary.FromWords(Text, size: 100).IsPretokenized);
        // The boundary is never a token of a text.
        Assert.Equal([1, 2, 1, 3, 1], words.Encode("<s> well-known <unk> '' well"));
    }

    [Fact]
    public void WhatIsEncodedIsDecoded()
    {
        Vocabulary words = Vocabulary.FromWords(Text, size: 100);
        Assert.Equal("the dog saw <unk> .", words.Decode(words.Encode("the  dog saw\tzebras.")));
        Assert.Equal("<s> it <unk>", words.Decode([0, words.IndexOf("it"), words.IndexOf("<unk>")]));
        Assert.Equal("", words.Decode([]));
    }

    [Fact]
    public void AnyTextIsEncoded() =>
        Assert.Equal([1, 1, 1, 1, 1], Vocabulary.FromWords(Text, size: 100).Encode("<s>\u0000 😀 \uD83D"));

    [Fact]
    public void AWordThatIsNotThereHasNoNumber()
    {
        var exception = Assert.Throws<UnknownTokenException>(() => Vocabulary.FromWords(Text, size: 100).IndexOf("zebra"));
        Assert.StartsWith("'zebra' is not one of the 10 tokens: <s> <unk> ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneRepeatedWordIsAVocabulary() =>
        Assert.Equal(["<s>", "<unk>", "so"], Vocabulary.FromWords(Corpus.FromLines(["so so so", "so"]), size: 5000).Tokens);

    [Fact]
    public void ATextWithoutWordsIsRefused()
    {
        Assert.Equal(
            "the given lines holds no words; a vocabulary needs at least one word.",
            Assert.Throws<CorpusException>(() => Vocabulary.FromWords(Corpus.FromLines([" ", "\u0007", "<unk>"]), size: 9)).Message);
        Assert.Equal(
            "No word of the given lines occurs 4 times, the commonest 3; take a longer text, or a smaller minimum count.",
            Assert.Throws<CorpusException>(() => Vocabulary.FromWords(Text, size: 9, minimumCount: 4)).Message);
    }

    [Fact]
    public void TooSmallASizeOrCountIsRefused()
    {
        Assert.Equal(
            "size is 2; it must be 3 or more: the boundary, <unk>, and a word. (Parameter 'size')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromWords(Text, size: 2)).Message);
        Assert.Equal(
            "minimumCount is 0; it must be 1 or more. (Parameter 'minimumCount')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromWords(Text, size: 9, minimumCount: 0)).Message);
    }

    [Fact]
    public void VocabulariesAreTheSameByTheirTokens()
    {
        Vocabulary words = Vocabulary.FromWords(Text, size: 100);
        Assert.True(words.Equals(Vocabulary.FromWords(Text, size: 99)));
        Assert.False(words.Equals(Vocabulary.FromWords(Text, size: 9)));
        Assert.False(words.Equals(Vocabulary.FromAlphabet("abc")));

        Corpus lower = Corpus.FromLines(["a b"]);
        Assert.False(Vocabulary.FromWords(lower, size: 9).Equals(Vocabulary.FromWords(lower, size: 9, foldCase: true)));
        Assert.False(Vocabulary.FromWords(lower, size: 9).Equals(Vocabulary.FromWords(lower, size: 9, pretokenized: true)));
        Assert.True(Vocabulary.FromAlphabet("ab").Equals(Vocabulary.FromAlphabet("ba")));
        Assert.False(Vocabulary.FromAlphabet("ab").Equals(Vocabulary.FromAlphabet("ac")));
    }
}

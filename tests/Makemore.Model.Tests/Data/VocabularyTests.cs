using System.Text;
using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class VocabularyTests
{
    private const string English = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>A case is a text, as code points.</summary>
    public static PropertyOf<int[]> DecodesWhatItEncoded { get; } = new(
        Gen.OneOf(Gen.Int[1, 0xD7FF], Gen.Int[0xE000, 0x10FFFF]).Where(value => value is not ('.' or 0xFFFD)).Array[1, 50],
        codePoints =>
        {
            string text = string.Concat(codePoints.Select(value => new Rune(value)));
            Vocabulary vocabulary = Vocabulary.FromCorpus(Corpus.FromLines([text]));

            int[] numbers = vocabulary.Encode(text);

            Assert.Equal(codePoints.Length, numbers.Length);
            Assert.DoesNotContain(Vocabulary.Boundary, numbers);
            Assert.Equal(text, vocabulary.Decode(numbers));
        });

    [Fact]
    public void StoiAndItosAreTheNotebooks()
    {
        Vocabulary vocabulary = Vocabulary.FromAlphabet(English);
        Assert.Equal(27, vocabulary.Count);
        Assert.Equal([".", .. English.Select(letter => letter.ToString())], vocabulary.Tokens);
        Assert.Equal([0, 1, 5, 13, 26], [.. ".aemz".Select(vocabulary.IndexOf)]);
        Assert.Equal([".", "a", "m", "z"], [vocabulary[0], vocabulary[1], vocabulary[13], vocabulary[26]]);
        Assert.Equal(Vocabulary.Boundary, vocabulary.IndexOf("."));
    }

    [Fact]
    public void ACorpussVocabularyIsTheLettersInIt() =>
        Assert.Equal([".", "a", "e", "m", "v"], Vocabulary.FromCorpus(Corpus.FromLines(["emma", "ava"])).Tokens);

    [Fact]
    public void LettersAreSortedByCodePoint()
    {
        // 😀 is written with U+D83D, which as a UTF-16 unit would stand before U+FB01.
        Vocabulary vocabulary = Vocabulary.FromAlphabet("😀ﬁéZa");
        Assert.Equal([".", "Z", "a", "é", "ﬁ", "😀"], vocabulary.Tokens);
        Assert.Equal(5, vocabulary.IndexOf("😀"));
    }

    [Fact]
    public void TheTokensCannotBeChanged() =>
        Assert.Throws<NotSupportedException>(() => ((IList<string>)Vocabulary.FromAlphabet("ab").Tokens)[0] = "x");

    [Theory]
    [InlineData("", "The alphabet is empty; write at least one letter.")]
    [InlineData("abca", "The alphabet holds 'a' (U+0061) twice; write each letter once.")]
    [InlineData("a\u202Eb\u202E", "The alphabet holds U+202E twice; write each letter once.")]
    [InlineData("ab.c", "The alphabet: '.' stands for the boundary between words; leave it out.")]
    [InlineData("a\uFFFD", "The alphabet: U+FFFD replaces a letter that could not be read; leave it out.")]
    public void ABadAlphabetIsRefused(string alphabet, string message) =>
        Assert.Equal($"{message} (Parameter 'alphabet')", Assert.Throws<ArgumentException>(() => Vocabulary.FromAlphabet(alphabet)).Message);

    [Fact]
    public void HalfOfASurrogatePairIsNoLetter()
    {
        string half = "😀"[..1];
        Assert.Throws<ArgumentException>(() => Vocabulary.FromAlphabet($"a{half}"));
        Assert.Throws<UnknownTokenException>(() => Vocabulary.FromAlphabet("a😀").IndexOf(half));
        Assert.Equal(
            "The text, column 2: U+FFFD replaces a letter that could not be read. (Parameter 'text')",
            Assert.Throws<ArgumentException>(() => Vocabulary.FromAlphabet("a😀").Encode($"a{half}")).Message);
    }

    [Theory]
    [InlineData("em.ma", "the given lines, line 2, column 3: '.' stands for the boundary between words; remove it from the file.")]
    [InlineData("😀😀\uFFFD", "the given lines, line 2, column 5: U+FFFD replaces a letter that could not be read; remove it from the file.")]
    public void ACorpusWithWhatIsNoLetterIsRefused(string word, string message)
    {
        var exception = Assert.Throws<CorpusException>(() => Vocabulary.FromCorpus(Corpus.FromLines(["ava", word])));
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void AVocabularyHasALetter() => Assert.Equal(
        "the given lines holds no letters; a vocabulary needs at least one letter.",
        Assert.Throws<CorpusException>(() => Vocabulary.FromCorpus(Corpus.FromLines(["", ""]))).Message);

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("É")]
    public void AnUnknownTokenHasNoNumber(string token)
    {
        var exception = Assert.Throws<UnknownTokenException>(() => Vocabulary.FromAlphabet(English).IndexOf(token));
        Assert.Equal($"'{token}' is not one of the 27 tokens: . {string.Join(' ', English.ToCharArray())}", exception.Message);
    }

    [Theory]
    [InlineData("emmA", "The text, column 4: 'A' (U+0041) is not a letter of the vocabulary (abcdefghijklmnopqrstuvwxyz).")]
    [InlineData("a b", "The text, column 2: ' ' (U+0020) is not a letter of the vocabulary (abcdefghijklmnopqrstuvwxyz).")]
    [InlineData("a\nb", "The text, column 2: U+000A is not a letter of the vocabulary (abcdefghijklmnopqrstuvwxyz).")]
    [InlineData("a.", "The text, column 2: '.' stands for the boundary between words.")]
    public void AForeignLetterIsPlaced(string text, string message)
    {
        var exception = Assert.Throws<ArgumentException>(() => Vocabulary.FromAlphabet(English).Encode(text));
        Assert.Equal($"{message} (Parameter 'text')", exception.Message);
    }

    [Fact]
    public void ALargeAlphabetIsNotSpelledOut()
    {
        string alphabet = string.Concat(Enumerable.Range('Ā', 200).Select(letter => (char)letter));
        var exception = Assert.Throws<ArgumentException>(() => Vocabulary.FromAlphabet(alphabet).Encode("a"));
        Assert.Equal("The text, column 1: 'a' (U+0061) is not a letter of the vocabulary (200 letters, Ā to Ǉ). (Parameter 'text')", exception.Message);
    }

    [Fact]
    public void WhatIsEncodedIsDecoded() => DecodesWhatItEncoded.Holds(seed: "0006NkpJdw51", cases: 100);

    [Fact]
    public void TheBoundaryIsDecodedAsADot() => Assert.Equal("..a", Vocabulary.FromAlphabet("a").Decode([0, 0, 1]));

    [Theory]
    [InlineData(-1, "-1 is not the number of a token; the numbers of the vocabulary are 0 to 1.")]
    [InlineData(2, "2 is not the number of a token; the numbers of the vocabulary are 0 to 1.")]
    public void ANumberOutsideTheVocabularyIsRefused(int number, string message)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromAlphabet("a").Decode([number]));
        Assert.Equal($"{message} (Parameter 'numbers')", exception.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromAlphabet("a")[number]);
    }
}

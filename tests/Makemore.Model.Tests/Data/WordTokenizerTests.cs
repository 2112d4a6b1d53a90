using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class WordTokenizerTests
{
    private static readonly string[] Odd =
        ["a", "é", "e\u0301", "'", "’", "1", ".", ",", " ", "\t", "<unk>", "😀", "👨\u200D", "\u200C", "\uD83D", "🇩", "한", "ก", "\u0301"];

    public static PropertyOf<string> CutsTheSameAgain { get; } = new(
        Gen.OneOf(
            Gen.String[Gen.Char, 0, 30],
            Gen.Int[0, Odd.Length - 1].Array[0, 30].Select(parts => string.Concat(parts.Select(part => Odd[part])))),
        text =>
        {
            foreach (bool pretokenized in (bool[])[false, true])
            {
                List<string> tokens = Tokenize(text, pretokenized);
                Assert.DoesNotContain(tokens, token => token.Length == 0 || token.Any(char.IsWhiteSpace));
                Assert.Equal(tokens, Tokenize(string.Join(' ', tokens), pretokenized));
            }
        });

    [Theory]
    // Words, numbers, punctuation.
    [InlineData("The cat sat.", "The|cat|sat|.")]
    [InlineData("don't, rock 'n' roll; the dogs' l’été", "don't|,|rock|'|n|'|roll|;|the|dogs|'|l’été")]
    [InlineData("1,000.5 or 3. 4,x .5 1..2", "1,000.5|or|3|.|4|,|x|.|5|1|.|.|2")]
    [InlineData("x86 3rd well-known snake_case", "x|86|3|rd|well|-|known|snake|_|case")]
    [InlineData("wait... \"no\"!?", "wait|.|.|.|\"|no|\"|!|?")]
    // White space of every kind, control and format characters.
    [InlineData("a\tb\u00A0c\u2028d\u3000e\u0000f\u001Bg\u200Fh\uFEFFi\u00ADj", "a|b|c|d|e|f|g|h|i|j")]
    [InlineData("", "")]
    [InlineData(" \t\u200B\u0007", "")]
    // What a text does not tell.
    [InlineData("the <unk>s <UNK> <s>", "the|<unk>|s|<|UNK|>|<|s|>")]
    // Scripts, marks, joiners.
    [InlineData("слово и ещё", "слово|и|ещё")]
    [InlineData("e\u0301te\u0301 nai\u0308ve", "e\u0301te\u0301|nai\u0308ve")]
    [InlineData("हिन्दी भाषा ٣٫١٤", "हिन्दी|भाषा|٣|٫|١٤")]
    [InlineData("می\u200Cخواهم क्\u200Dष", "می\u200Cخواهم|क्\u200Dष")]
    [InlineData("日本語。", "日本語|。")]
    [InlineData("abcдеф", "abcдеф")]
    [InlineData("𝒜𝒷 Ⅷ ½", "𝒜𝒷|Ⅷ|½")]
    // Emoji: one token each, however many code points it has.
    [InlineData("ok👍🏽👨‍👩‍👧‍👦🇩🇪❤️1️⃣", "ok|👍🏽|👨‍👩‍👧‍👦|🇩🇪|❤️|1️⃣")]
    [InlineData("\u0301a", "\u0301|a")]
    public void CutsAText(string text, string tokens) =>
        Assert.Equal(tokens.Length == 0 ? [] : tokens.Split('|'), Tokenize(text));

    [Theory]
    [InlineData(" `` Well-known '' , said Mr. O'Hara  . ", "``|Well-known|''|,|said|Mr.|O'Hara|.")]
    [InlineData("a/b 1/2 $1,000.5 <unk> <unk>s <s>", "a/b|1/2|$1,000.5|<unk>|<unk>s|<s>")]
    [InlineData("a\tb\u00A0c\u2028d\u0000e\u200Bf \u200B g", "a|b|c|d|e\u200Bf|g")]
    [InlineData("é👨‍👩‍👧‍👦x слово", "é👨‍👩‍👧‍👦x|слово")]
    [InlineData(" \t\u200B", "")]
    public void ATextOfTokensIsCutAtWhiteSpaceAlone(string text, string tokens) =>
        Assert.Equal(tokens.Length == 0 ? [] : tokens.Split('|'), Tokenize(text, pretokenized: true));

    [Fact]
    public void HalfOfASurrogatePairIsALostCharacter() =>
        Assert.Equal(["a", "\uFFFD", "\u0301", "\uFFFD", "b", "\uFFFD"], Tokenize("a\uD83D\u0301\uDE00b\uD83D"));

    [Fact]
    public void HalfOfASurrogatePairIsATokenOfItsOwn() =>
        Assert.Equal(["a", "\uFFFD", "b,", "\uFFFD"], Tokenize("a\uD83Db,\uD83D", pretokenized: true));

    [Fact]
    public void ALongLineIsCutLikeAnyOther()
    {
        Assert.Equal(200_000, Tokenize(string.Concat(Enumerable.Repeat("word ", 200_000))).Count);
        Assert.Equal([new string('a', 1_000_000)], Tokenize(new string('a', 1_000_000)));
    }

    [Fact]
    public void WhatIsCutIsCutTheSameOnceItIsJoined() => CutsTheSameAgain.Holds(seed: "0007NkpJdw51", cases: 20_000);

    private static List<string> Tokenize(string text, bool pretokenized = false)
    {
        var tokens = new List<string>();
        foreach (ReadOnlySpan<char> token in new WordTokenizer(text, pretokenized))
            tokens.Add(token.ToString());
        return tokens;
    }
}

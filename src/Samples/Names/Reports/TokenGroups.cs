using Embeddings;
using Makemore;

namespace Names.Reports;

/// <summary>The tokens of a vocabulary in the groups that a picture tells apart.</summary>
internal static class TokenGroups
{
    private const string Vowels = "aeiou";

    /// <summary>The groups of a picture: those that are given and what else there is, or the usual ones.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="top">How many of the words there are; of letters there are all.</param>
    /// <param name="given">Groups that the user names; there may be none.</param>
    public static IReadOnlyList<TokenGroup> Of(Vocabulary vocabulary, int top, IReadOnlyList<TokenGroup> given)
    {
        if (given.Count == 0)
            return vocabulary.Kind == Tokens.Words ? [new("words", CommonestWords(vocabulary, top))] : OfLetters(vocabulary);
        IReadOnlyList<string> drawn = vocabulary.Kind == Tokens.Words ? CommonestWords(vocabulary, top) : vocabulary.Tokens;
        string[] others = [.. drawn.Except(given.SelectMany(group => group.Tokens))];
        return others.Length == 0 ? given : [.. given, new("others", others)];
    }

    /// <summary>A vocabulary has its words in this order, behind the boundary and what stands for unknown words.</summary>
    private static string[] CommonestWords(Vocabulary vocabulary, int top) =>
        [.. vocabulary.Tokens.Skip(vocabulary.Unknown!.Value + 1).Take(top)];

    private static TokenGroup[] OfLetters(Vocabulary vocabulary)
    {
        ILookup<bool, string> isVowel = vocabulary.Tokens.Skip(1).ToLookup(letter => Vowels.Contains(letter, StringComparison.Ordinal));
        return
        [
            new("vowels", [.. isVowel[true]]),
            new("consonants", [.. isVowel[false]]),
            new("boundary", [vocabulary[Vocabulary.Boundary]]),
        ];
    }
}

using Embeddings;
using Makemore;

namespace Names.Reports;

/// <summary>The letters of a vocabulary in the groups that a picture of them tells apart.</summary>
internal static class TokenGroups
{
    private const string Vowels = "aeiou";

    public static IReadOnlyList<TokenGroup> Of(Vocabulary vocabulary)
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

using Makemore.CommandLine.Embeddings;

namespace Makemore.CommandLine.Reports;

/// <summary>Divides the tokens of a vocabulary into groups for a picture.</summary>
internal static class TokenGroups
{
    private const string Others = "others";

    /// <summary>Gets the groups of a picture: the given groups and one for the other tokens, or the default groups.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="top">The number of words to draw. All letters are drawn.</param>
    /// <param name="given">The groups from the command line; may be empty.</param>
    public static IReadOnlyList<TokenGroup> Of(Vocabulary vocabulary, int top, IReadOnlyList<TokenGroup> given)
    {
        if (given.Count == 0)
            return vocabulary.Kind == Tokens.Words ? [new("words", MostFrequentWords(vocabulary, top))] : OfLetters(vocabulary);
        IReadOnlyList<string> drawn = vocabulary.Kind == Tokens.Words ? MostFrequentWords(vocabulary, top) : vocabulary.Tokens;
        string[] others = [.. drawn.Except(given.SelectMany(group => group.Tokens))];
        return others.Length == 0 ? given : [.. given, new(Others, others)];
    }

    /// <summary>Gets the most frequent words. A vocabulary is sorted by frequency, after the boundary and the unknown word.</summary>
    private static string[] MostFrequentWords(Vocabulary vocabulary, int top) =>
        [.. vocabulary.Tokens.Skip(vocabulary.Unknown!.Value + 1).Take(top)];

    /// <summary>Gets the vowels and the consonants among the letters from a to z, all other tokens, and the boundary. A group without tokens is left out.</summary>
    private static TokenGroup[] OfLetters(Vocabulary vocabulary)
    {
        ILookup<string, string> groups = vocabulary.Tokens.Skip(1).ToLookup(GroupOf);
        return
        [
            .. new[] { "vowels", "consonants", Others }.Where(groups.Contains).Select(name => new TokenGroup(name, [.. groups[name]])),
            new("boundary", [vocabulary[Vocabulary.Boundary]]),
        ];
    }

    private static string GroupOf(string token)
    {
        if (token is not [var letter] || !char.IsAsciiLetter(letter))
            return Others;
        return "aeiou".Contains(letter, StringComparison.OrdinalIgnoreCase) ? "vowels" : "consonants";
    }
}

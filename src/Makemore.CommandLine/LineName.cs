
namespace Makemore.CommandLine;

/// <summary>The name for the lines of a corpus.</summary>
internal static class LineName
{
    /// <summary>The name in the plural.</summary>
    /// <param name="tokens">The tokens of the model that reads the corpus.</param>
    public static string Plural(Tokens tokens) => tokens switch
    {
        Tokens.Characters => "words",
        Tokens.Words => "sentences",
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "There is no such kind of token."),
    };
}

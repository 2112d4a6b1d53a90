
namespace Makemore.CommandLine.Data;

/// <summary>The name for the lines of a corpus.</summary>
internal static class LineName
{
    /// <summary>The name in the singular.</summary>
    /// <param name="tokens">The tokens of the model that reads the corpus.</param>
    public static string Singular(Tokens tokens) => tokens switch
    {
        Tokens.Characters => "word",
        Tokens.Words => "sentence",
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "There is no such kind of token."),
    };
}

namespace Makemore;

/// <summary>A token is not in the vocabulary; the message names the tokens that are, or similar ones.</summary>
public sealed class UnknownTokenException : MakemoreException
{
    /// <summary>How many tokens a message lists at most.</summary>
    private const int MostListed = 40;

    private const int FirstTokens = 5;

    /// <inheritdoc cref="MakemoreException(string, Exception?)"/>
    public UnknownTokenException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The exception for a token that is not in a list. The message names all tokens of a short list, or similar ones, or the first ones.</summary>
    internal static UnknownTokenException Among(IReadOnlyList<string> tokens, string token)
    {
        string fault = FormattableString.Invariant($"'{OnOneLine(token)}' is not one of the {tokens.Count} tokens");
        if (tokens.Count <= MostListed)
            return new($"{fault}: {string.Join(' ', tokens)}");
        return Spelling.Like(token, tokens) is { Count: > 0 } like
            ? new($"{fault}; spelled like it: {string.Join(", ", like)}.")
            : new($"{fault}, nor is any spelled like it; the first are {string.Join(' ', tokens.Take(FirstTokens))} …");
    }
}

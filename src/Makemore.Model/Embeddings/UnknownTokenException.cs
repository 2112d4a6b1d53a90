namespace Makemore;

/// <summary>
/// The exception for a token that is not in a vocabulary. The message names the tokens of the vocabulary, or similar
/// tokens.
/// </summary>
public sealed class UnknownTokenException : MakemoreException
{
    /// <summary>The largest number of tokens that a message lists.</summary>
    private const int MostListed = 40;

    private const int FirstTokens = 5;

    /// <inheritdoc cref="MakemoreException(string, Exception?)"/>
    public UnknownTokenException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Creates the exception for a token that is not in a list. If the list is short, the message names all its tokens.
    /// Otherwise it names similar tokens or, if there are none, the first tokens.
    /// </summary>
    internal static UnknownTokenException Among(IReadOnlyList<string> tokens, string token)
    {
        string fault = FormattableString.Invariant($"'{OnOneLine(FileText.Short(token))}' is not one of the {tokens.Count} tokens");
        if (tokens.Count <= MostListed)
            return new($"{fault}: {string.Join(' ', tokens.Select(FileText.Short))}");
        return Spelling.Like(token, tokens) is { Count: > 0 } like
            ? new($"{fault}; similar tokens are: {string.Join(", ", like.Select(FileText.Short))}.")
            : new($"{fault}, and no token has a similar spelling; the first tokens are {string.Join(' ', tokens.Take(FirstTokens).Select(FileText.Short))} …");
    }
}

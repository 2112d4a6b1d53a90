namespace Makemore;

/// <summary>A token is not among those that have a vector; the message says which are.</summary>
public sealed class UnknownTokenException : MakemoreException
{
    /// <summary>So many tokens can be listed on a line.</summary>
    private const int MostListed = 40;

    private const int FirstTokens = 5;

    /// <inheritdoc cref="MakemoreException(string, Exception?)"/>
    public UnknownTokenException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>A token that is missing from a list: all of a short list are named, or those spelled like it, or the first.</summary>
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

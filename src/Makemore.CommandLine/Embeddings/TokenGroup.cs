namespace Makemore.CommandLine.Embeddings;

/// <summary>Tokens that a plot draws in the same color.</summary>
public sealed class TokenGroup
{
    /// <summary>Groups tokens.</summary>
    /// <param name="name">The name of the group in the legend.</param>
    /// <param name="tokens">The tokens.</param>
    public TokenGroup(string name, IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(name);
        ModelArguments.ThrowIfAnyNull(tokens);
        Name = name;
        Tokens = tokens;
    }

    /// <summary>The name of the group in the legend.</summary>
    public string Name { get; }

    /// <summary>The tokens.</summary>
    public IReadOnlyList<string> Tokens { get; }
}

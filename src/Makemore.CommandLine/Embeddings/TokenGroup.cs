namespace Makemore.CommandLine.Embeddings;

/// <summary>Tokens that a plot draws in the same color.</summary>
/// <param name="name">The name of the group in the legend.</param>
/// <param name="tokens">The tokens.</param>
public sealed class TokenGroup(string name, IReadOnlyList<string> tokens)
{
    /// <summary>The name of the group in the legend.</summary>
    public string Name { get; } = name;

    /// <summary>The tokens.</summary>
    public IReadOnlyList<string> Tokens { get; } = tokens;
}

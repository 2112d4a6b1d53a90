namespace Embeddings;

/// <summary>Tokens that are drawn alike.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Tokens">The tokens.</param>
public sealed record TokenGroup(string Name, IReadOnlyList<string> Tokens);

namespace Sentences;

/// <summary>Words in two forms, singular and plural.</summary>
/// <param name="singular">The words in the singular.</param>
/// <param name="plural">The words in the plural.</param>
internal sealed class Words(IReadOnlyList<string> singular, IReadOnlyList<string> plural)
{
    /// <summary>The words in the singular.</summary>
    public IReadOnlyList<string> Singular { get; } = singular;

    /// <summary>The words in the plural.</summary>
    public IReadOnlyList<string> Plural { get; } = plural;

    /// <summary>All forms without duplicates.</summary>
    public IReadOnlyList<string> All { get; } = [.. singular.Union(plural)];
}

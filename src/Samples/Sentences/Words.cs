namespace Sentences;

/// <summary>Words that agree in number, each in its two forms.</summary>
internal sealed record Words(IReadOnlyList<string> Singular, IReadOnlyList<string> Plural)
{
    /// <summary>All forms, each once.</summary>
    public IReadOnlyList<string> All { get; } = [.. Singular.Union(Plural)];
}

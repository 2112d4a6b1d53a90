namespace Makemore.Generators.Model;

/// <summary>All that the emitters know of a model: values, and none of the compiler's objects.</summary>
internal sealed record ModelSpec
{
    /// <summary>The class's name as it is written in C#: with @ where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>class or record.</summary>
    public required string Keyword { get; init; }

    /// <summary>The namespace as it is written in C#; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the class, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>What the names of the emitted files begin with: the class's full name.</summary>
    public required string HintName { get; init; }

    /// <summary>Whether the user's own declaration has a documentation comment, which then stays the only summary.</summary>
    public required bool IsDocumented { get; init; }

    /// <summary>The attribute as the user would write it, without what is left at its default.</summary>
    public required string Declaration { get; init; }

    public int Context { get; init; }

    public int Embed { get; init; }

    public int Hidden { get; init; }

    public int Depth { get; init; }

    public Activation Activation { get; init; }

    public Backend Backend { get; init; }

    /// <summary>The letters in the order of their numbers, the boundary not among them.</summary>
    public required string Alphabet { get; init; }

    /// <summary>How many tokens there are: the letters (code points), and the boundary.</summary>
    public required int VocabularySize { get; init; }
}

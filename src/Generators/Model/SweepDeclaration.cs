namespace Makemore.Generators.Model;

/// <summary>A sweep as it is declared: the class around the models, and the models.</summary>
internal sealed record SweepDeclaration
{
    /// <summary>The class's name as it is written in C#.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace as it is written in C#; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the class, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>What the name of the emitted file begins with: the class's full name.</summary>
    public required string HintName { get; init; }

    /// <summary>Whether the user's own declaration has a documentation comment, which then stays the only summary.</summary>
    public required bool IsDocumented { get; init; }

    /// <summary>The attribute as the user wrote it.</summary>
    public required string AttributeText { get; init; }

    /// <summary>At least one; they are nested in the class.</summary>
    public required EquatableArray<ModelDeclaration> Models { get; init; }
}

using Makemore.Generators.Parsing;

namespace Makemore.Generators.Model;

/// <summary>The declaration of a sweep: its class, and the models in the class.</summary>
internal sealed record SweepDeclaration
{
    /// <summary>The name of the class as C# code writes it.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace as C# code writes it; empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types that contain the class, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>The beginning of the name of the emitted file: the full name of the class.</summary>
    public required string HintName { get; init; }

    /// <summary>
    /// Whether the user's declaration has a documentation comment. If it has, the emitted code has no summary.
    /// </summary>
    public required bool IsDocumented { get; init; }

    /// <summary>Whether <c>MakemoreModels.All</c> has the models of the sweep.</summary>
    public required bool IsListed { get; init; }

    /// <summary>The attribute as the user wrote it.</summary>
    public required string AttributeText { get; init; }

    /// <summary>The models, at least one. Their classes are nested in the class of the sweep.</summary>
    public required EquatableArray<ModelDeclaration> Models { get; init; }

    /// <summary>The full name of the class, which any code of the assembly can use.</summary>
    public string FullName => CSharpName.Full(Namespace, [.. ContainingTypes.Select(type => type.Name), Name]);
}

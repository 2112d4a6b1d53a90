using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing;

/// <summary>What the class must not be called.</summary>
internal static class NameRules
{
    public static IEnumerable<Diagnostic> Faults(INamedTypeSymbol type, ICollection<string> emittedNames, CancellationToken cancellationToken)
    {
        INamedTypeSymbol outermost = TypeRules.Around(type)[0];
        if (outermost is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true })
            yield return Fault(outermost, "a namespace", cancellationToken);
        if (emittedNames.Contains(type.Name))
            yield return Fault(type, "a member", cancellationToken);
        else if (IsInRuntime(type))
            yield return Fault(type, "a type of Makemore's", cancellationToken);
    }

    private static bool IsInRuntime(INamedTypeSymbol type)
    {
        IAssemblySymbol runtime = MlpAttributes.Of(type)[0].AttributeClass!.ContainingAssembly;
        return type.ContainingType is null
            && !SymbolEqualityComparer.Default.Equals(runtime, type.ContainingAssembly)
            && runtime.GetTypeByMetadataName(type.ToDisplayString()) is not null;
    }

    private static Diagnostic Fault(INamedTypeSymbol type, string use, CancellationToken cancellationToken) =>
        Diagnostic.Create(MlpDiagnostics.TypeName, UserCode.Parts(type, cancellationToken)[0].Identifier.GetLocation(), type.Name, use);
}

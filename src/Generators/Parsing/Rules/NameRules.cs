using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>The rules for the name of the class.</summary>
internal static class NameRules
{
    public static IEnumerable<Diagnostic> Faults(
        INamedTypeSymbol type, ICollection<string> emittedNames, Compilation compilation, CancellationToken cancellationToken)
    {
        INamedTypeSymbol outermost = Nesting.Types(type)[0];
        if (outermost.ContainingNamespace.IsGlobalNamespace && compilation.GlobalNamespace.GetMembers(outermost.Name).OfType<INamespaceSymbol>().Any())
            yield return Fault(outermost, "a namespace", cancellationToken);
        foreach (INamedTypeSymbol each in Nesting.Types(type).Where(each => each.Name == "var"))
            yield return Fault(each, "the C# keyword 'var'", cancellationToken);
        if (emittedNames.Contains(type.Name))
            yield return Fault(type, "a generated member", cancellationToken);
        if (IsImported(outermost, compilation))
            yield return Fault(outermost, "an imported type", cancellationToken);
    }

    private static bool IsImported(INamedTypeSymbol outermost, Compilation compilation) =>
        compilation.GetTypesByMetadataName(Nesting.FullName(outermost)).Any(type =>
            !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    private static Diagnostic Fault(INamedTypeSymbol type, string use, CancellationToken cancellationToken) =>
        Diagnostic.Create(MlpDiagnostics.TypeName, UserCode.Parts(type, cancellationToken)[0].Identifier.GetLocation(), type.Name, use);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rules for the user's own members: they do not conflict with emitted members, and the emitted code can create the
/// model.
/// </summary>
internal sealed class MemberRules(
    INamedTypeSymbol type, ICollection<string> emittedNames, ICollection<string> emittedConstructors, CancellationToken cancellationToken)
{
    public IEnumerable<Diagnostic> Faults() => type.GetMembers().SelectMany(FaultsOf);

    private IEnumerable<Diagnostic> FaultsOf(ISymbol member)
    {
        if (UserCode.LocationOf(member) is not { } location)
            yield break;
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            if (FaultOf(constructor) is { } fault)
                yield return Diagnostic.Create(fault, location, Name(member), type.Name);
        }
        else if (TakesPlaceOfEmitted(member))
        {
            yield return Diagnostic.Create(MlpDiagnostics.MemberClash, location, Name(member), type.Name);
        }
        if (member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true })
            yield return Diagnostic.Create(MlpDiagnostics.RequiredMember, location, type.Name, member.Name);
    }

    private static string Name(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>
    /// Only the emitted constructor initializes the parameters, so every other constructor must call it. Primary
    /// constructors have their own rule.
    /// </summary>
    private DiagnosticDescriptor? FaultOf(IMethodSymbol constructor)
    {
        ConstructorDeclarationSyntax? declaration = (constructor.PartialImplementationPart ?? constructor).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ConstructorDeclarationSyntax>()
            .FirstOrDefault();
        if (declaration is null)
            return null;
        if (constructor.Parameters.All(parameter => parameter.RefKind is RefKind.None) && emittedConstructors.Contains(Types(constructor)))
            return MlpDiagnostics.MemberClash;
        return declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer) ? null : MlpDiagnostics.ConstructorNotChained;
    }

    private static string Types(IMethodSymbol constructor) =>
        string.Join(", ", constructor.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));

    private bool TakesPlaceOfEmitted(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => IsEmitted(method.Name) || IsEmittedAccessor(method.Name),
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } method => method.ExplicitInterfaceImplementations.Any(IsOfModel),
        IPropertySymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented } => implemented.Any(IsOfModel),
        IPropertySymbol { IsIndexer: true } indexer => IsEmitted(indexer.MetadataName),
        _ => IsEmitted(member.Name),
    };

    private bool IsEmitted(string name) => emittedNames.Contains(name);

    /// <summary>
    /// Whether the name is that of an accessor. A property reserves its own name and the names of its two accessors.
    /// </summary>
    private bool IsEmittedAccessor(string name) =>
        (name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)) && IsEmitted(name.Substring(4));

    /// <summary>Whether the emitted code implements the member of an interface. It does not implement Preset, which is the user's.</summary>
    private static bool IsOfModel(ISymbol member) =>
        member.Name != "Preset" && member.ContainingType is { Name: "ILanguageModel" or "INextTokenModel", ContainingNamespace: { Name: "Makemore", ContainingNamespace.IsGlobalNamespace: true } };
}

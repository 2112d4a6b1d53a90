using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rules for a type and the types that contain it, so that the generator can add a part to the type in another file.
/// </summary>
internal static class TypeRules
{
    public static IEnumerable<Diagnostic> Faults(INamedTypeSymbol type, CancellationToken cancellationToken) =>
    [
        .. Nesting.Types(type).SelectMany(each => FaultsOfAny(each, cancellationToken)),
        .. FaultsOfModel(type, cancellationToken),
    ];

    public static IEnumerable<Diagnostic> FaultsOfSweep(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (Diagnostic fault in Nesting.Types(type).SelectMany(each => FaultsOfAny(each, cancellationToken)))
            yield return fault;
        if (!type.IsStatic)
            yield return Diagnostic.Create(MlpDiagnostics.NotAStaticClass, UserCode.LocationOfKeywords(type, cancellationToken), type.Name);
    }

    private static IEnumerable<Diagnostic> FaultsOfAny(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = UserCode.Parts(type, cancellationToken);
        foreach (TypeDeclarationSyntax part in parts.Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword)))
            yield return Diagnostic.Create(MlpDiagnostics.NotPartial, part.Identifier.GetLocation(), type.Name);
        if (parts.Select(part => part.TypeParameterList).FirstOrDefault() is { } typeParameters)
            yield return Diagnostic.Create(MlpDiagnostics.Generic, typeParameters.GetLocation(), type.Name);
        foreach (SyntaxToken keyword in UserCode.Modifiers(type, SyntaxKind.FileKeyword, cancellationToken).Take(1))
            yield return Diagnostic.Create(MlpDiagnostics.FileLocal, keyword.GetLocation(), type.Name);
    }

    private static IEnumerable<Diagnostic> FaultsOfModel(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = UserCode.Parts(type, cancellationToken);
        if (type.TypeKind is not TypeKind.Class)
            yield return Diagnostic.Create(MlpDiagnostics.NotAClass, UserCode.LocationOfKeywords(type, cancellationToken), type.Name, Keywords(type));
        else if (type.IsRecord)
            yield return Diagnostic.Create(MlpDiagnostics.Record, UserCode.LocationOfKeywords(type, cancellationToken), type.Name);
        foreach (SyntaxToken keyword in UserCode.Modifiers(type, SyntaxKind.StaticKeyword, cancellationToken))
            yield return Diagnostic.Create(MlpDiagnostics.Static, keyword.GetLocation(), type.Name);
        foreach (SyntaxToken keyword in UserCode.Modifiers(type, SyntaxKind.AbstractKeyword, cancellationToken))
            yield return Diagnostic.Create(MlpDiagnostics.Abstract, keyword.GetLocation(), type.Name);
        foreach (TypeDeclarationSyntax part in parts.Where(part => part.ParameterList is not null))
            yield return Diagnostic.Create(MlpDiagnostics.PrimaryConstructor, part.ParameterList!.GetLocation(), type.Name);
    }

    /// <summary>The keywords of the type's declaration: class, struct, interface, record or record struct.</summary>
    public static string Keywords(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}

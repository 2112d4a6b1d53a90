using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>The attributes on a type that declare a model or a sweep. The names omit the ending <c>Attribute</c>.</summary>
internal static class MlpAttributes
{
    public const string Mlp = "Mlp";

    public const string MlpSweep = "MlpSweep";

    /// <summary>The attributes of this name on a type. More than one is an error of the user.</summary>
    public static ImmutableArray<AttributeData> Of(ITypeSymbol type, string name) =>
        [.. type.GetAttributes().Where(attribute => Is(attribute, name))];

    public static bool IsModel(ITypeSymbol type) => Has(type, Mlp);

    public static bool IsSweep(ITypeSymbol type) => Has(type, MlpSweep);

    public static ImmutableArray<AttributeSyntax> Syntaxes(ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken) =>
        [.. attributes.Select(attribute => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken))];

    /// <summary>All attributes that declare a model or a sweep on the type.</summary>
    public static ImmutableArray<AttributeSyntax> Syntaxes(ITypeSymbol type, CancellationToken cancellationToken) =>
        Syntaxes(Of(type, Mlp).AddRange(Of(type, MlpSweep)), cancellationToken);

    private static bool Has(ITypeSymbol type, string name) => type.GetAttributes().Any(attribute => Is(attribute, name));

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is
        {
            ContainingType: null,
            ContainingNamespace: { Name: "Makemore", ContainingNamespace.IsGlobalNamespace: true },
        } type
        && type.MetadataName == name + "Attribute";
}

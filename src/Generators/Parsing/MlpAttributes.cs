using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>The attributes that declare a model or a sweep of models, where they stand on a type.</summary>
internal static class MlpAttributes
{
    public const string Mlp = "Makemore.MlpAttribute";

    public const string MlpSweep = "Makemore.MlpSweepAttribute";

    /// <summary>More than one only where the user made a mistake.</summary>
    public static ImmutableArray<AttributeData> Of(ITypeSymbol type, string fullName) =>
        [.. type.GetAttributes().Where(attribute => Is(attribute, fullName))];

    public static bool IsModel(ITypeSymbol type) => Has(type, Mlp);

    public static bool IsSweep(ITypeSymbol type) => Has(type, MlpSweep);

    public static ImmutableArray<AttributeSyntax> Syntaxes(ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken) =>
        [.. attributes.Select(attribute => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken))];

    private static bool Has(ITypeSymbol type, string fullName) => type.GetAttributes().Any(attribute => Is(attribute, fullName));

    private static bool Is(AttributeData attribute, string fullName) =>
        attribute.AttributeClass is { } type && fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == fullName;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing;

/// <summary>The attribute that declares a model, where it stands on a type.</summary>
internal static class MlpAttributes
{
    public const string FullName = "Makemore.MlpAttribute";

    /// <summary>More than one only where the user made a mistake.</summary>
    public static ImmutableArray<AttributeData> Of(ITypeSymbol type) => [.. type.GetAttributes().Where(IsMlp)];

    public static bool IsModel(ITypeSymbol type) => type.GetAttributes().Any(IsMlp);

    private static bool IsMlp(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "MlpAttribute" } type && type.ToDisplayString() == FullName;
}

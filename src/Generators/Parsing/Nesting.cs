using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing;

/// <summary>The namespaces and types that contain a type.</summary>
internal static class Nesting
{
    /// <summary>The names of the namespaces that contain the type, outermost first.</summary>
    public static ImmutableArray<string> Namespaces(INamedTypeSymbol type) => Names(type.ContainingNamespace);

    /// <summary>The types that contain the type, outermost first, and the type itself last.</summary>
    public static ImmutableArray<INamedTypeSymbol> Types(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? [.. Types(outer), type] : [type];

    /// <summary>The names of the namespaces and types, joined with dots.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        string.Join(".", Namespaces(type).Concat(Types(type).Select(each => each.Name)));

    private static ImmutableArray<string> Names(INamespaceSymbol @namespace) =>
        @namespace.IsGlobalNamespace ? [] : [.. Names(@namespace.ContainingNamespace), @namespace.Name];
}

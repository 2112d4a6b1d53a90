using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing;

/// <summary>Where a type stands.</summary>
internal static class Nesting
{
    /// <summary>The names of the namespaces around the type, outermost first.</summary>
    public static ImmutableArray<string> Namespaces(INamedTypeSymbol type) => Names(type.ContainingNamespace);

    /// <summary>The types around the type, outermost first, and last the type itself.</summary>
    public static ImmutableArray<INamedTypeSymbol> Types(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? [.. Types(outer), type] : [type];

    /// <summary>All these names with dots between.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        string.Join(".", Namespaces(type).Concat(Types(type).Select(each => each.Name)));

    private static ImmutableArray<string> Names(INamespaceSymbol @namespace) =>
        @namespace.IsGlobalNamespace ? [] : [.. Names(@namespace.ContainingNamespace), @namespace.Name];
}

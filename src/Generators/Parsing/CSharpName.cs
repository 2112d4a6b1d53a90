using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Parsing;

/// <summary>A name as C# code writes it.</summary>
internal static class CSharpName
{
    /// <summary>With @ before a keyword.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>
    /// With @ before a keyword, and before any name of lower-case letters alone: it may mean something else where a type
    /// is expected (var, dynamic), or become a keyword, against which the compiler warns.
    /// </summary>
    public static string OfType(string name) =>
        name == "_" || name.All(letter => letter is >= 'a' and <= 'z') ? "@" + name : Of(name);
}

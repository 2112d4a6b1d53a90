using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Parsing;

/// <summary>A name as C# code writes it.</summary>
internal static class CSharpName
{
    /// <summary>Names that are no keywords by the grammar, but mean something of their own where a type is expected.</summary>
    private static readonly string[] SpecialTypes = ["dynamic", "nint", "nuint", "var", "_"];

    /// <summary>With @ before a keyword.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None
        || SpecialTypes.Contains(name)
            ? "@" + name
            : name;
}

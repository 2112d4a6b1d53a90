using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Parsing;

/// <summary>A name as C# code writes it.</summary>
internal static class CSharpName
{
    /// <summary>The name, with @ if it is a keyword.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>
    /// The name of a type, with @ if it is a keyword or has only lower-case letters. A lower-case name may have another
    /// meaning where a type is expected, such as var or dynamic. It may also become a keyword, and the compiler warns
    /// about that.
    /// </summary>
    public static string OfType(string name) =>
        name == "_" || name.All(letter => letter is >= 'a' and <= 'z') ? "@" + name : Of(name);

    /// <summary>The full name of a type.</summary>
    /// <param name="namespace">The namespace; empty for the global namespace.</param>
    /// <param name="types">The types that contain the type, outermost first, and the type itself last.</param>
    public static string Full(string @namespace, IEnumerable<string> types) =>
        "global::" + string.Join(".", @namespace.Length > 0 ? [@namespace, .. types] : types);
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Tool.Compilation;

/// <summary>Reads the declaration of a model that is written as an attribute.</summary>
internal static class DeclarationText
{
    private const string Opening = "[Mlp(";

    /// <summary>Reads <c>[Mlp(Context = 3, Hidden = 100)]</c>, or its arguments alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="className">The name of the class.</param>
    /// <exception cref="DeclarationException">The text is not an attribute in C#.</exception>
    public static Declaration Parse(string text, string className = Declaration.DefaultName)
    {
        string attribute = text.TrimStart().StartsWith('[') ? text : $"{Opening}{text})]";
        CompilationUnitSyntax file = SyntaxFactory.ParseCompilationUnit($"{attribute} class {className};");
        if (file.GetDiagnostics().FirstOrDefault(error => error.Severity is DiagnosticSeverity.Error) is { } error)
            throw Unreadable(text, error.GetMessage(CultureInfo.InvariantCulture));
        if (file.Members is not [ClassDeclarationSyntax { AttributeLists: [{ Attributes: [var mlp] }] }] || mlp.Name.ToString() != "Mlp")
            throw Unreadable(text, "it is not one attribute [Mlp]");
        return new Declaration(className, [.. (mlp.ArgumentList?.Arguments ?? []).Select(argument => Argument(text, argument))]);
    }

    private static DeclaredArgument Argument(string text, AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.ValueText is { } property
            ? new DeclaredArgument(property, argument.Expression.ToString(), argument.ToString())
            : throw Unreadable(text, $"{argument} has no name");

    /// <summary>The error of a text that is no declaration. Without an equals sign, it is probably the path of a file that does not exist.</summary>
    private static DeclarationException Unreadable(string text, string reason) =>
        new($"'{FileText.Short(text)}' is not a file or a folder, and not a declaration such as \"Context = 3, Hidden = 100\"{(text.Contains('=') ? $": {reason.TrimEnd('.')}" : "")}");
}

using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP028: adds 'static' to the class of a sweep.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeStaticFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MlpDiagnostics.NotAStaticClass.Id];

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (node is not ClassDeclarationSyntax { BaseList: null, ParameterList: null } declaration)
            return null;
        Modifiers.Remove(editor, declaration, SyntaxKind.SealedKeyword);
        Modifiers.Remove(editor, declaration, SyntaxKind.AbstractKeyword);
        editor.ReplaceNode(declaration, (current, generator) => generator.WithModifiers(
            current, generator.GetModifiers(current).WithIsStatic(true).WithPartial(true)));
        return $"Make '{declaration.Identifier.ValueText}' a static class";
    }
}

using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP004: removes 'abstract' from a model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveAbstractFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MlpDiagnostics.Abstract.Id];

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (node is not TypeDeclarationSyntax declaration)
            return null;
        Modifiers.Remove(editor, declaration, SyntaxKind.AbstractKeyword);
        return $"Remove 'abstract' from '{declaration.Identifier.ValueText}'";
    }
}

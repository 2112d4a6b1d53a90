using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP011: removes 'required' from a member of a model. It does not change an inherited member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveRequiredFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MlpDiagnostics.RequiredMember.Id];

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        MemberDeclarationSyntax? declaration = node as PropertyDeclarationSyntax ?? (MemberDeclarationSyntax?)node.FirstAncestorOrSelf<FieldDeclarationSyntax>();
        if (declaration is null)
            return null;
        Modifiers.Remove(editor, declaration, SyntaxKind.RequiredKeyword);
        return "Remove 'required'";
    }
}

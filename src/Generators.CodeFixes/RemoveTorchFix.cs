using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>
/// MLP025: removes Backend.Torch from a model if the project does not reference the package Makemore.Torch. The other
/// solution is to add the reference, but a code fix cannot edit the project file. Only the user can choose between the
/// two. The editor therefore offers this fix for one model at a time. There is no fix for all models, because
/// <c>dotnet format</c> would apply it without a question.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveTorchFix : DeclarationFix
{
    private const string Argument = "Backend";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MlpDiagnostics.TorchReference.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (node is not AttributeSyntax attribute || AttributeArguments.Find(attribute, Argument) is not { } backend)
            return null;
        AttributeArguments.Remove(editor, attribute, Argument);
        return $"Remove {backend}";
    }
}

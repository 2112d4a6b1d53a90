using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP036, MLP038, MLP040, MLP041, MLP043 and MLP044: removes the argument that conflicts with the other arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveArgumentFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        MlpDiagnostics.NoLayerForResidual.Id,
        MlpDiagnostics.DepthOfHierarchy.Id,
        MlpDiagnostics.SizeOfCharacters.Id,
        MlpDiagnostics.AlphabetOfWords.Id,
        MlpDiagnostics.NoLayerForSharedOutput.Id,
        MlpDiagnostics.NoOutputWeights.Id,
    ];

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: var name } argument
            || argument.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return null;
        AttributeArguments.Remove(editor, attribute, name);
        return $"Remove {name}";
    }
}

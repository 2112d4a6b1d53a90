using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP039: adds a vocabulary size to a model of words.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddVocabularySizeFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MlpDiagnostics.WordsWithoutSize.Id];

    private const string Name = "VocabularySize";

    private const int Size = 5000;

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList: not null } attribute)
            return null;
        editor.ReplaceNode(attribute, (current, _) => ((AttributeSyntax)current).AddArgumentListArguments(Argument()));
        return $"Add {Name} = {Size}";
    }

    private static AttributeArgumentSyntax Argument() =>
        SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(Name), null, SyntaxFactory.ParseExpression($"{Size}"))
            .NormalizeWhitespace()
            .WithLeadingTrivia(SyntaxFactory.Space);
}

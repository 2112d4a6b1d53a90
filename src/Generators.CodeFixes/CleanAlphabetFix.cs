using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP019 to MLP022: removes repeated letters from an alphabet, and all characters that are not letters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CleanAlphabetFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        MlpDiagnostics.RepeatedLetter.Id,
        MlpDiagnostics.BoundaryInAlphabet.Id,
        MlpDiagnostics.Remnant.Id,
        MlpDiagnostics.ControlCharacter.Id,
    ];

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (node is not LiteralExpressionSyntax { Token.Value: string written } literal)
            return null;
        string letters = Alphabet.Text(Alphabet.CodePoints(written).Where(Alphabet.IsLetter).Distinct());
        if (letters.Length == 0)
            return null;
        SyntaxToken clean = SyntaxFactory.Literal(letters).WithTriviaFrom(literal.Token);
        editor.ReplaceNode(literal, (current, _) => ((LiteralExpressionSyntax)current).WithToken(clean));
        return $"Change the alphabet to \"{letters}\"";
    }
}

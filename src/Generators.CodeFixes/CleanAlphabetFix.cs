using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP019 to MLP022: leaves each letter of an alphabet once, and nothing that is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CleanAlphabetFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        MlpDiagnostics.RepeatedLetter.Id,
        MlpDiagnostics.BoundaryInAlphabet.Id,
        MlpDiagnostics.Remnant.Id,
        MlpDiagnostics.ControlCharacter.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not LiteralExpressionSyntax { Token.Value: string written } literal)
            return;
        string letters = Alphabet.Text(Alphabet.CodePoints(written).Where(Alphabet.IsLetter).Distinct());
        if (letters.Length == 0)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Change the alphabet to \"{letters}\"",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(literal.Token, SyntaxFactory.Literal(letters).WithTriviaFrom(literal.Token)))),
                nameof(CleanAlphabetFix)),
            context.Diagnostics);
    }
}

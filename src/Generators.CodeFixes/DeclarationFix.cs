using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>A fix that edits the file of the declaration, by itself or for all faults of its kind.</summary>
public abstract class DeclarationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => new DeclarationFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic fault in context.Diagnostics)
        {
            DocumentEditor editor = await DocumentEditor.CreateAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
            if (Edit(editor, fault) is { } title)
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(editor.GetChangedDocument()), GetType().Name), fault);
        }
    }

    /// <summary>Makes the edit if there is one for the fault. Returns its title, or null if there is none.</summary>
    internal string? Edit(DocumentEditor editor, Diagnostic fault) =>
        FixableDiagnosticIds.Contains(fault.Id) && NodeOf(editor, fault) is { } node ? Edit(editor, node) : null;

    /// <summary>Makes the edit if there is one for the node. Returns its title, or null if there is none.</summary>
    /// <param name="editor">Edits the file.</param>
    /// <param name="node">What the fault points to.</param>
    private protected abstract string? Edit(DocumentEditor editor, SyntaxNode node);

    private static SyntaxNode? NodeOf(DocumentEditor editor, Diagnostic fault) =>
        editor.OriginalRoot.FullSpan.Contains(fault.Location.SourceSpan)
            ? editor.OriginalRoot.FindNode(fault.Location.SourceSpan, getInnermostNodeForTie: true)
            : null;
}

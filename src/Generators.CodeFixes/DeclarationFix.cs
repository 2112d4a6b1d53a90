using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>A code fix that edits the file of the declaration. It fixes one fault, or all faults of the same kind.</summary>
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

    /// <summary>
    /// Edits the file to fix the fault. Returns the title of the fix, or null if there is no fix for the fault.
    /// </summary>
    internal string? Edit(DocumentEditor editor, Diagnostic fault) =>
        FixableDiagnosticIds.Contains(fault.Id) && NodeOf(editor, fault) is { } node ? Edit(editor, node) : null;

    /// <summary>
    /// Edits the node to fix the fault. Returns the title of the fix, or null if there is no fix for the node.
    /// </summary>
    /// <param name="editor">Edits the file.</param>
    /// <param name="node">The node at the location of the fault.</param>
    private protected abstract string? Edit(DocumentEditor editor, SyntaxNode node);

    private static SyntaxNode? NodeOf(DocumentEditor editor, Diagnostic fault) =>
        editor.OriginalRoot.FullSpan.Contains(fault.Location.SourceSpan)
            ? editor.OriginalRoot.FindNode(fault.Location.SourceSpan, getInnermostNodeForTie: true)
            : null;
}

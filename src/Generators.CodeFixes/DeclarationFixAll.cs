using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>
/// Fixes all faults of a file with one editor. Each fix has only one action, so this provider ignores the equivalence key.
/// The batch fixer of Roslyn uses the key and does not work with <c>dotnet format</c>. That tool takes the key from the
/// first fault of the analyzer. If the fix does not support that fault, there is no key, and the batch fixer changes
/// nothing.
/// </summary>
internal sealed class DeclarationFixAll(DeclarationFix fix) : DocumentBasedFixAllProvider
{
    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, fixAllContext.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic fault in diagnostics)
            fix.Edit(editor, fault);
        return editor.GetChangedDocument();
    }
}

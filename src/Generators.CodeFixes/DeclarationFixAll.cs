using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>
/// Fixes all faults of a file with one editor. Each fix has one action, so this provider does not read the equivalence
/// key. Roslyn's batch fixer does, and <c>dotnet format</c> can ask without one: it takes the key from the first fault of
/// the whole analyzer, which may be one that the fix does not know. The batch fixer then finds nothing to do.
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

using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>
/// MLP025: removes the backend, where the project does not reference that of Torch. The other way, a reference to the
/// package, is not in a file of code. Which of the two is right only the user knows: the editor offers this fix, and
/// there is none for all faults at once, which <c>dotnet format</c> would apply unasked.
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

using System.Collections.Immutable;
using System.Composition;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>MLP017: replaces the value by the member of the enumeration with the nearest number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NearestChoiceFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MlpDiagnostics.UnknownChoice.Id];

    private protected override string? Edit(DocumentEditor editor, SyntaxNode node)
    {
        if (editor.SemanticModel.GetTypeInfo(node).Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } choices
            || editor.SemanticModel.GetConstantValue(node) is not { Value: int written })
            return null;
        IFieldSymbol nearest = choices.GetMembers().OfType<IFieldSymbol>()
            .Where(member => member.ConstantValue is int)
            .OrderBy(member => Math.Abs((long)(int)member.ConstantValue! - written))
            .First();
        string code = $"{choices.ToMinimalDisplayString(editor.SemanticModel, node.SpanStart)}.{nearest.Name}";
        editor.ReplaceNode(node, SyntaxFactory.ParseExpression(code).WithTriviaFrom(node));
        return $"Change to {code}";
    }
}

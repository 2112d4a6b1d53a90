using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Makemore.Generators.CodeFixes;

/// <summary>Removes modifiers from a declaration.</summary>
internal static class Modifiers
{
    /// <summary>Removes a modifier. Adjacent comments stay.</summary>
    public static void Remove(SyntaxEditor editor, MemberDeclarationSyntax declaration, SyntaxKind keyword) =>
        editor.ReplaceNode(declaration, (current, _) => Without((MemberDeclarationSyntax)current, keyword));

    /// <summary>Returns the declaration without a modifier. Adjacent comments stay.</summary>
    public static MemberDeclarationSyntax Without(MemberDeclarationSyntax declaration, SyntaxKind keyword)
    {
        int index = declaration.Modifiers.IndexOf(keyword);
        if (index < 0)
            return declaration;
        SyntaxToken removed = declaration.Modifiers[index];
        SyntaxToken next = removed.GetNextToken();
        SyntaxTriviaList kept = removed.LeadingTrivia.AddRange(removed.TrailingTrivia.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        MemberDeclarationSyntax changed = declaration.ReplaceToken(next, next.WithLeadingTrivia(kept.AddRange(next.LeadingTrivia)));
        return changed.WithModifiers(changed.Modifiers.RemoveAt(index));
    }
}

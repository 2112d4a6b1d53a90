using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Testing;

/// <summary>Makes C# files smaller, one step at a time.</summary>
public static class SmallerCode
{
    /// <summary>Gets the smaller variants of a set of files: one file is removed, or one file is smaller.</summary>
    public static IEnumerable<string[]> OfFiles(string[] files)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (int i = 0; i < files.Length; i++)
        {
            yield return [.. files[..i], .. files[(i + 1)..]];
            foreach (string smaller in Of(files[i]))
                yield return [.. files[..i], smaller, .. files[(i + 1)..]];
        }
    }

    /// <summary>Gets the variants of a file without one of its syntax nodes, the largest nodes first.</summary>
    public static IEnumerable<string> Of(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(file, UserProject.ParseOptions).GetRoot();
        if (root.ContainsDiagnostics)
            return [];
        return root.DescendantNodes().SelectMany(node => Smaller(root, node)).Concat(WithoutAModifier(root)).Where(text => text.Length < file.Length);
    }

    private static IEnumerable<string> Smaller(SyntaxNode root, SyntaxNode node)
    {
        if (node is MemberDeclarationSyntax or AttributeListSyntax or AttributeSyntax or AttributeArgumentSyntax or BaseListSyntax or ConstructorInitializerSyntax or UsingDirectiveSyntax)
            yield return root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!.ToString().Trim();
        if (node is BaseNamespaceDeclarationSyntax { Members: var members })
            yield return root.ReplaceNode(node, members).ToString().Trim();
        if (node is TypeDeclarationSyntax { Members: var types } && types.All(type => type is TypeDeclarationSyntax))
            yield return root.ReplaceNode(node, types).ToString().Trim();
    }

    private static IEnumerable<string> WithoutAModifier(SyntaxNode root) =>
        from modifier in root.DescendantNodes().OfType<MemberDeclarationSyntax>().SelectMany(member => member.Modifiers)
        select root.ReplaceToken(modifier, default(SyntaxToken)).ToString().Trim();
}

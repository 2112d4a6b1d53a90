using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Testing;

/// <summary>Makes C# files smaller, by a step at a time.</summary>
public static class SmallerCode
{
    /// <summary>The files without one of them, and the files with one of them smaller.</summary>
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

    /// <summary>The file without one of its parts; the largest parts first.</summary>
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

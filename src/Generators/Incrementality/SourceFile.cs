using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// The names in a file that decide which declarations depend on it. They come from the syntax tree alone, so the generator
/// reads a file again only after an edit of that file.
/// </summary>
/// <remarks>
/// All names are without the ending <c>Attribute</c>, because the code that applies an attribute may omit it.
/// </remarks>
internal sealed class SourceFile : IEquatable<SourceFile>
{
    private readonly Lazy<HashSet<string>> _mentioned;

    public SourceFile(SyntaxTree tree, CancellationToken cancellationToken)
    {
        Tree = tree;
        _mentioned = new(() => [.. MentionedIn(tree)]);

        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        MemberDeclarationSyntax[] declarations = [.. Declarations(root.Members)];
        BaseNamespaceDeclarationSyntax[] namespaces = [.. declarations.OfType<BaseNamespaceDeclarationSyntax>()];
        Types = [.. declarations.Select(NameOfType).OfType<string>().Distinct()];
        TypeAttributes = [.. declarations.OfType<TypeDeclarationSyntax>().SelectMany(AttributesOf).Distinct()];
        Namespaces = [.. namespaces.Select(FullName).Distinct()];
        Aliases = [.. root.Usings.Concat(namespaces.SelectMany(each => each.Usings)).Select(AliasOf).OfType<string>()];
        IsForAll = root.AttributeLists.Count > 0 || root.Usings.Any(@using => @using.GlobalKeyword.RawKind != 0);
    }

    public SyntaxTree Tree { get; }

    /// <summary>The simple names of the types that the file declares.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>The simple names of the attributes on these types.</summary>
    public ImmutableArray<string> TypeAttributes { get; }

    /// <summary>The full names of the namespaces that the file declares.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>The names of the aliases that the using directives declare.</summary>
    public ImmutableArray<string> Aliases { get; }

    /// <summary>
    /// Whether all files depend on this file, because it has a global using directive or an attribute of the assembly.
    /// </summary>
    public bool IsForAll { get; }

    /// <summary>Every simple name outside the bodies of members. No declaration depends on the content of a body.</summary>
    public HashSet<string> Mentioned => _mentioned.Value;

    public IEnumerable<TypeDeclarationSyntax> AttributedTypes(CancellationToken cancellationToken) =>
        Declarations(((CompilationUnitSyntax)Tree.GetRoot(cancellationToken)).Members)
            .OfType<TypeDeclarationSyntax>()
            .Where(type => type.AttributeLists.Count > 0);

    public bool Equals(SourceFile? other) => other?.Tree == Tree;

    public override bool Equals(object? obj) => Equals(obj as SourceFile);

    public override int GetHashCode() => Tree.GetHashCode();

    private static IEnumerable<MemberDeclarationSyntax> Declarations(SyntaxList<MemberDeclarationSyntax> members) =>
        members.SelectMany(member => member switch
        {
            BaseNamespaceDeclarationSyntax @namespace => [member, .. Declarations(@namespace.Members)],
            TypeDeclarationSyntax type => [member, .. Declarations(type.Members)],
            _ => (IEnumerable<MemberDeclarationSyntax>)[member],
        });

    private static IEnumerable<string> MentionedIn(SyntaxTree tree) => tree.GetRoot()
        .DescendantTokens(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax))
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => WithoutEnding(token.ValueText));

    private static string? NameOfType(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => WithoutEnding(type.Identifier.ValueText),
        DelegateDeclarationSyntax type => WithoutEnding(type.Identifier.ValueText),
        GlobalStatementSyntax => "Program",
        _ => null,
    };

    private static IEnumerable<string> AttributesOf(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(list => list.Attributes)
        .Select(attribute => WithoutEnding(attribute.Name.GetLastToken().ValueText));

    private static string? AliasOf(UsingDirectiveSyntax directive) => directive.Alias?.Name.Identifier.ValueText is { } name ? WithoutEnding(name) : null;

    private static string FullName(BaseNamespaceDeclarationSyntax @namespace) =>
        string.Join(".", @namespace.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(each => each.Name));

    private static string WithoutEnding(string name)
    {
        const string Ending = "Attribute";
        while (name.EndsWith(Ending, StringComparison.Ordinal))
            name = name.Substring(0, name.Length - Ending.Length);
        return name;
    }
}

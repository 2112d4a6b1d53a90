using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Incrementality;

/// <summary>The names in a file, found without the compiler's symbols. An attribute's goes without its ending, which may be omitted.</summary>
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

    /// <summary>The simple names of the types declared here.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>The simple names of the attributes on them.</summary>
    public ImmutableArray<string> TypeAttributes { get; }

    /// <summary>The full names of the namespaces opened here.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>The names that using directives give.</summary>
    public ImmutableArray<string> Aliases { get; }

    /// <summary>Whether all files depend on it, by a global using or an attribute of the assembly.</summary>
    public bool IsForAll { get; }

    /// <summary>Every simple name outside of bodies: no declaration depends on what is within.</summary>
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

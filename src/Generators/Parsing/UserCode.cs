using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Generators.Parsing;

/// <summary>
/// The part of a type that the user wrote. The generator sees only this part. The analyzer sees the emitted parts too, and
/// must ignore them, so that both judge the same code.
/// </summary>
internal static class UserCode
{
    public static ImmutableArray<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellationToken) =>
    [
        .. type.DeclaringSyntaxReferences
            .Where(reference => !IsEmitted(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>(),
    ];

    public static ImmutableArray<SyntaxToken> Modifiers(INamedTypeSymbol type, SyntaxKind modifier, CancellationToken cancellationToken) =>
        [.. Parts(type, cancellationToken).SelectMany(part => part.Modifiers).Where(token => token.IsKind(modifier))];

    /// <summary>Whether the generator wrote a part of the type.</summary>
    public static bool HasEmittedPart(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference => IsEmitted(reference.SyntaxTree));

    /// <summary>The location of a member's name, or null if the user did not write the member.</summary>
    public static Location? LocationOf(ISymbol member) =>
        member.IsImplicitlyDeclared
            ? null
            : member.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !IsEmitted(tree));

    /// <summary>The location of the base class in the declaration of the type.</summary>
    public static Location LocationOfBase(INamedTypeSymbol type, INamedTypeSymbol baseType, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = Parts(type, cancellationToken);
        BaseTypeSyntax? written = parts
            .Select(part => part.BaseList?.Types.FirstOrDefault())
            .FirstOrDefault(first => first is not null && SymbolEqualityComparer.Default.Equals(
                compilation.GetSemanticModel(first.SyntaxTree).GetTypeInfo(first.Type, cancellationToken).Type, baseType));
        return written?.GetLocation() ?? parts[0].Identifier.GetLocation();
    }

    /// <summary>The location of the keywords of the declaration, such as <c>class</c> or <c>record struct</c>.</summary>
    public static Location LocationOfKeywords(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        TypeDeclarationSyntax declaration = Parts(type, cancellationToken)[0];
        SyntaxToken last = declaration is RecordDeclarationSyntax { ClassOrStructKeyword: { RawKind: not 0 } keyword } ? keyword : declaration.Keyword;
        return Location.Create(declaration.SyntaxTree, TextSpan.FromBounds(declaration.Keyword.SpanStart, last.Span.End));
    }

    /// <summary>
    /// Whether the type has a documentation comment. The compiler may parse it as documentation or as a plain comment.
    /// </summary>
    public static bool IsDocumented(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Parts(type, cancellationToken).Any(part => part.GetLeadingTrivia().Any(IsDocumentation));

    private static bool IsDocumentation(SyntaxTrivia trivia) => (SyntaxKind)trivia.RawKind switch
    {
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => true,
        SyntaxKind.SingleLineCommentTrivia => IsOpenedBy("///", trivia.ToString()),
        SyntaxKind.MultiLineCommentTrivia => IsOpenedBy("/**", trivia.ToString()),
        _ => false,
    };

    private static bool IsOpenedBy(string opening, string comment) =>
        comment.StartsWith(opening, StringComparison.Ordinal) && (comment.Length == 3 || comment[3] is not ('/' or '*'));

    /// <summary>
    /// Whether the generator emitted the file. The compiler puts the name of the generator into the path of each emitted
    /// file.
    /// </summary>
    public static bool IsEmitted(SyntaxTree tree) => tree.FilePath.Contains(typeof(MlpGenerator).FullName);
}

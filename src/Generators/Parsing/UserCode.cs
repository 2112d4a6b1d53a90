using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Generators.Parsing;

/// <summary>
/// What the user wrote of a type. The generator sees nothing else; the analyzer sees the emitted parts as well, and has
/// to judge as if they were not there.
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

    /// <summary>Where a member's name stands, if the user wrote the member.</summary>
    public static Location? LocationOf(ISymbol member) =>
        member.IsImplicitlyDeclared
            ? null
            : member.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !IsEmitted(tree));

    /// <summary>Where the base class stands in the type's declaration.</summary>
    public static Location LocationOfBase(INamedTypeSymbol type, INamedTypeSymbol baseType, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = Parts(type, cancellationToken);
        BaseTypeSyntax? written = parts
            .Select(part => part.BaseList?.Types.FirstOrDefault())
            .FirstOrDefault(first => first is not null && SymbolEqualityComparer.Default.Equals(
                compilation.GetSemanticModel(first.SyntaxTree).GetTypeInfo(first.Type, cancellationToken).Type, baseType));
        return written?.GetLocation() ?? parts[0].Identifier.GetLocation();
    }

    /// <summary>Where the type says class, record struct….</summary>
    public static Location LocationOfKeywords(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        TypeDeclarationSyntax declaration = Parts(type, cancellationToken)[0];
        SyntaxToken last = declaration is RecordDeclarationSyntax { ClassOrStructKeyword: { RawKind: not 0 } keyword } ? keyword : declaration.Keyword;
        return Location.Create(declaration.SyntaxTree, TextSpan.FromBounds(declaration.Keyword.SpanStart, last.Span.End));
    }

    /// <summary>Whether the type has a documentation comment, be it that the compiler reads those or takes them for plain comments.</summary>
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

    /// <summary>The compiler keeps what a generator adds under a path that names the generator.</summary>
    public static bool IsEmitted(SyntaxTree tree) => tree.FilePath.Contains(typeof(MlpGenerator).FullName);
}

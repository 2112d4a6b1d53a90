using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>What holds for the attribute itself: it stands once, and in a language that the emitted code can be read in.</summary>
internal static class AttributeRules
{
    /// <summary>What the emitted code is written in.</summary>
    private const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp12;

    public static IEnumerable<Diagnostic> Faults(INamedTypeSymbol type, string attribute, IReadOnlyList<AttributeSyntax> syntaxes)
    {
        foreach (AttributeSyntax syntax in syntaxes.Skip(1))
            yield return Diagnostic.Create(MlpDiagnostics.RepeatedAttribute, syntax.GetLocation(), type.Name, attribute);

        LanguageVersion version = ((CSharpParseOptions)syntaxes[0].SyntaxTree.Options).LanguageVersion;
        if (version < MinimumLanguageVersion)
            yield return Diagnostic.Create(
                MlpDiagnostics.LanguageVersion, syntaxes[0].GetLocation(), type.Name, MinimumLanguageVersion.ToDisplayString(), version.ToDisplayString());
    }
}

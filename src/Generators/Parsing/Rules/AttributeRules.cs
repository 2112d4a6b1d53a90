using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rules for the attribute itself: a type has only one, and the C# version of the project can compile the emitted
/// code.
/// </summary>
internal static class AttributeRules
{
    /// <summary>The C# version of the emitted code.</summary>
    public const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp12;

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

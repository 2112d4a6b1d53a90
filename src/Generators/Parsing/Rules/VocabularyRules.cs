using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rules for the number of tokens: a model of characters has an alphabet, and a model of words has a vocabulary size.
/// </summary>
internal static class VocabularyRules
{
    public static IEnumerable<Diagnostic> Faults(ModelDeclaration model, AttributeSyntax syntax)
    {
        if (model.Tokens is Tokens.Characters)
        {
            if (model.VocabularySize > 0)
                yield return Fault(MlpDiagnostics.SizeOfCharacters, syntax, "VocabularySize");
            yield break;
        }
        if (model.VocabularySize == 0 && !IsWritten(syntax, "VocabularySize"))
            yield return Fault(MlpDiagnostics.WordsWithoutSize, syntax, "Tokens");
        if (IsWritten(syntax, nameof(Alphabet)))
            yield return Fault(MlpDiagnostics.AlphabetOfWords, syntax, nameof(Alphabet));
    }

    private static bool IsWritten(AttributeSyntax syntax, string argument) => ArgumentReader.Written(syntax, argument) != syntax;

    private static Diagnostic Fault(DiagnosticDescriptor fault, AttributeSyntax syntax, string argument) =>
        Diagnostic.Create(fault, ArgumentReader.Written(syntax, argument).GetLocation());
}

using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>The attribute of a model or a sweep as one line of text.</summary>
internal static class AttributeText
{
    /// <summary>The attribute as the user wrote it, without comments and line breaks.</summary>
    public static string Of(AttributeSyntax attribute)
    {
        SyntaxNode bare = attribute.ReplaceTrivia(attribute.DescendantTrivia(descendIntoTrivia: true), (_, _) => default);
        return $"[{bare.NormalizeWhitespace(indentation: "", eol: " ")}]";
    }

    /// <summary>
    /// The [Mlp] attribute that declares the same model as one combination of a sweep. It has the arguments that the sweep
    /// varies and the arguments that differ from their defaults.
    /// </summary>
    public static string Of(ModelDeclaration model, ArgumentGrid grid)
    {
        IEnumerable<string> arguments = MlpArguments.Swept
            .Where(argument => grid.Swept.Contains(argument) || !argument.IsDefault(model))
            .Concat(MlpArguments.Shared.Where(argument => !argument.IsDefault(model)))
            .Select(argument => $"{argument.Name} = {argument.Code(model)}");
        if (model.Alphabet != Alphabet.Default)
            arguments = arguments.Concat([$"{nameof(Alphabet)} = {SymbolDisplay.FormatLiteral(model.Alphabet, quote: true)}"]);
        return $"[{MlpAttributes.Mlp}({string.Join(", ", arguments)})]";
    }
}

using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>The attribute of a model or a sweep as a line of text.</summary>
internal static class AttributeText
{
    /// <summary>The attribute as the user wrote it, without comments and line breaks.</summary>
    public static string Of(AttributeSyntax attribute)
    {
        SyntaxNode bare = attribute.ReplaceTrivia(attribute.DescendantTrivia(descendIntoTrivia: true), (_, _) => default);
        return $"[{bare.NormalizeWhitespace(indentation: "", eol: " ")}]";
    }

    /// <summary>The [Mlp] that would declare a model of a sweep: what the sweep varies, and what is not at its default.</summary>
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

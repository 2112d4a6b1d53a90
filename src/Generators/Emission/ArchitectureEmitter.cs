using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Emission;

/// <summary>
/// Emits what all models of a class share: the vocabulary, and the specification with the table of the parameters.
/// </summary>
internal static class ArchitectureEmitter
{
    /// <summary>The types that the emitted code uses.</summary>
    public static IEnumerable<string> Imports(ModelDeclaration model) =>
    [
        "Makemore.Activation", "Makemore.Backend", "Makemore.ModelSpec",
        .. model.Normalization is Normalization.None ? (string[])[] : ["Makemore.Normalization"],
        model.IsOfWords ? "Makemore.Tokens" : "Makemore.Vocabulary",
    ];

    public static void Emit(SourceWriter writer, Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        writer.Write($"""
            /// <summary>What all models of the class share: {(model.IsOfWords ? "" : "the tokens, and ")}the architecture.</summary>
            {TypeDeclaration.GeneratedCode}
            internal static class Architecture
            """).Open();
        writer.Write("// This is a separate class, so that its fields are initialized before their first use, even by other static initializers.").Blank();
        if (!model.IsOfWords)
        {
            writer.Write($"""
                /// <summary>The tokens: '.' is 0, and the letters follow in order.</summary>
                public static readonly Vocabulary Letters = Vocabulary.FromAlphabet({SymbolDisplay.FormatLiteral(model.Alphabet, quote: true)});

                """);
        }
        writer.Write($$"""
            /// <summary>The architecture, as <see cref="global::Makemore.ILanguageModel.Spec"/> gives it.</summary>
            public static readonly ModelSpec Spec = new()
            {
                Name = "{{model.Name.TrimStart('@')}}",
                Context = Sizes.ContextLength,
                Embed = Sizes.EmbedSize,
                Hidden = Sizes.HiddenSize,
                Depth = {{model.HiddenLayers}},
                Activation = Activation.{{model.Activation}},
            """);
        foreach (string option in Options(model))
            writer.Write($"    {option},");
        writer.Write($$"""
                Backend = Backend.{{model.Backend}},
            {{(model.IsOfWords ? "    Tokens = Tokens.Words,\n    VocabularySize = Sizes.MaxVocabularySize," : "    VocabularySize = Sizes.VocabularySize,\n    Vocabulary = Letters,")}}
                Parameters =
                [
            """);
        foreach (ModelParameter parameter in architecture.Parameters)
        {
            string sizes = string.Join(", ", parameter.Shape.Select(size => Sizes(size)));
            writer.Write($"        new(\"{parameter.Name}\", [{sizes}], \"{parameter.InitialValues.Description}\"){Properties(parameter, model)},");
        }
        writer.Write("""
                ],
            };
            """).Close();
    }

    /// <summary>The code of a size in the generated namespace, such as Sizes.ContextLength * Sizes.EmbedSize.</summary>
    public static string Sizes(Size size) =>
        string.Join(" * ", size.Code.Split([" * "], StringSplitOptions.None).Select(factor => char.IsDigit(factor[0]) ? factor : $"Sizes.{factor}"));

    private static string Properties(ModelParameter parameter, ModelDeclaration model) =>
        !parameter.IsLearned ? " { IsLearned = false }"
        : parameter.HasRowPerToken && model.IsOfWords ? " { HasRowPerToken = true }"
        : "";

    /// <summary>The options that differ from their defaults.</summary>
    private static IEnumerable<string> Options(ModelDeclaration model) => MlpArguments.Swept
        .Where(argument => argument.IsOptional && !argument.IsDefault(model))
        .Select(argument => $"{argument.Name} = {argument.Code(model)}");
}

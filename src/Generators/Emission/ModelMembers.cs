using System.Text;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Emission;

/// <summary>What a model has in its first file whichever its backend: its documentation, its constants, its specification.</summary>
internal static class ModelMembers
{
    /// <summary>Draws up to this size leave the logits near each other.</summary>
    private const float SmallScale = 0.1f;

    /// <summary>How E starts, as a comment.</summary>
    public static string EmbeddingStart(Architecture architecture)
    {
        InitialValues start = architecture.Embedding.Start;
        string reason = start.Scale <= SmallScale ? ": small, so that at first every next token is about as likely as another" : "";
        return $"// E = {start.Description}{reason}.";
    }

    /// <summary>How the weights start, as a comment.</summary>
    public static string WeightStart(ModelSpec spec) => spec.Initialization switch
    {
        Initialization.Kaiming when spec.HiddenLayers > 0 =>
            $"// W = randn · gain / √fan-in (He et al. 2015): the gain makes up for what {Notation.Name(spec.Activation)} takes from the variance. The biases start at 0.",
        Initialization.TorchDefault =>
            "// W = U(−1, 1) / √fan-in, and the biases too, as torch.nn.Linear has it.",
        _ =>
            "// W = randn / √fan-in: a unit's input keeps its variance from layer to layer. The biases start at 0.",
    };

    public static string Documentation(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        string table = ParameterTable.Of(architecture);
        var text = new StringBuilder();
        if (!spec.IsDocumented)
        {
            string hidden = spec.HiddenLayers switch
            {
                0 => "without a hidden layer",
                1 => $"through {Notation.Count(spec.Hidden, "hidden unit")}",
                _ => $"through {spec.HiddenLayers} hidden layers of {Notation.Count(spec.Hidden, "unit")}",
            };
            text.Append("/// <summary>\n");
            text.Append("/// A neural language model (Bengio et al. 2003): it reads ");
            text.Append($"{Notation.Count(spec.Context, "token")} and predicts the next, one of {spec.TokenCount}{(IsOfWords(spec) ? " at most" : "")},\n/// {hidden}.\n");
            text.Append("/// </summary>\n");
        }
        text.Append("/// <remarks>\n/// <code>\n/// ");
        text.Append(table.Replace("\n", "\n/// "));
        text.Append("\n/// </code>\n/// </remarks>");
        return text.ToString();
    }

    public static void EmitConstants(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($$"""
            /// <summary>How many tokens the model sees before the one it predicts.</summary>
            public const int ContextLength = {{spec.Context}};

            /// <summary>How many numbers describe a token.</summary>
            public const int EmbedSize = {{spec.Embed}};

            /// <summary>How many units a hidden layer {{(spec.HiddenLayers == 0 ? "would have; this model has none" : "has")}}.</summary>
            public const int HiddenSize = {{spec.Hidden}};

            """);
        writer.Write(IsOfWords(spec)
            ? $$"""
                /// <summary>How many tokens a vocabulary has at most: the boundary, the unknown word, and the words.</summary>
                public const int VocabularySize = {{spec.TokenCount}};

                /// <summary>How many numbers the model learns with as many tokens.</summary>
                public const int ParameterCount = {{Notation.Literal(architecture.ParameterCount)}};

                /// <summary>The tokens, made from a text: the notebook's stoi and itos.</summary>
                public global::Makemore.Vocabulary Vocabulary { get; }

                """
            : $$"""
                /// <summary>How many tokens there are: the letters, and the boundary '.'.</summary>
                public const int VocabularySize = {{spec.TokenCount}};

                /// <summary>How many numbers the model learns.</summary>
                public const int ParameterCount = {{Notation.Literal(architecture.ParameterCount)}};

                /// <summary>The notebook's stoi and itos: '.' is 0, the letters follow in order.</summary>
                public static global::Makemore.Vocabulary Vocabulary { get; } =
                    global::Makemore.Vocabulary.FromAlphabet({{SymbolDisplay.FormatLiteral(spec.Alphabet, quote: true)}});

                """);
    }

    /// <summary>What the constructor's documentation says of the vocabulary that a model of words is given.</summary>
    public static string VocabularyDocumentation(ModelSpec spec) => IsOfWords(spec)
        ? """
            /// <param name="vocabulary">The tokens, <see cref="VocabularySize"/> at most; Vocabulary.FromWords makes them from a text.</param>

            """
        : "";

    /// <summary>What else the constructor's documentation says then.</summary>
    public static string ExceptionDocumentation(ModelSpec spec) => IsOfWords(spec)
        ? """

            /// <exception cref="global::System.ArgumentException">The vocabulary has more tokens, or is not one of words.</exception>
            """
        : "";

    /// <summary>The constructor's first parameter, for words.</summary>
    public static string VocabularyParameter(ModelSpec spec) => IsOfWords(spec) ? "global::Makemore.Vocabulary vocabulary, " : "";

    /// <summary>Whether the vocabulary is only known once the model is made.</summary>
    public static bool IsOfWords(ModelSpec spec) => spec.Tokens is Tokens.Words;

    public static void EmitSpec(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($$"""
            /// <inheritdoc/>
            static global::Makemore.ModelSpec global::Makemore.ILanguageModel<{{spec.Name}}>.Architecture => _spec;

            """);
        writer.Write(IsOfWords(spec)
            ? $$"""
                /// <inheritdoc/>
                public static {{spec.Name}} Create(global::Makemore.Vocabulary vocabulary, int seed = 42) => new(vocabulary, seed);

                /// <inheritdoc/>
                static {{spec.Name}} global::Makemore.ILanguageModel<{{spec.Name}}>.Create(int seed) =>
                    throw new global::System.InvalidOperationException("A model of words is made with a vocabulary; call Create(vocabulary, seed).");

                """
            : $$"""
                /// <inheritdoc/>
                global::Makemore.Vocabulary global::Makemore.ILanguageModel.Vocabulary => Vocabulary;

                /// <inheritdoc/>
                public static {{spec.Name}} Create(int seed = 42) => new(seed);

                /// <inheritdoc/>
                public static {{spec.Name}} Create(global::Makemore.Vocabulary vocabulary, int seed = 42)
                {
                    // No vocabulary but the model's own fits its architecture.
                    _spec.For(vocabulary);
                    return new(seed);
                }

                """);
        writer.Write($$"""
            private static readonly global::Makemore.ModelSpec _spec = new()
            {
                Name = "{{spec.Name.TrimStart('@')}}",
                Context = ContextLength,
                Embed = EmbedSize,
                Hidden = HiddenSize,
                Depth = {{spec.HiddenLayers}},
                Activation = global::Makemore.Activation.{{spec.Activation}},
            """);
        foreach (string option in Options(spec))
            writer.Write($"    {option},");
        writer.Write($$"""
                Backend = global::Makemore.Backend.{{spec.Backend}},
                VocabularySize = VocabularySize,
                {{(IsOfWords(spec) ? "Tokens = global::Makemore.Tokens.Words" : "Vocabulary = Vocabulary")}},
                Parameters =
                [
            """);
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"        new(\"{parameter.Name}\", [{string.Join(", ", parameter.Shape)}], \"{parameter.Start.Description}\"){Properties(parameter, spec)},");
        writer.Write("""
                ],
            };
            """);
    }

    private static string Properties(Parameter parameter, ModelSpec spec) =>
        !parameter.IsLearned ? " { IsLearned = false }"
        : parameter.HasRowPerToken && IsOfWords(spec) ? " { HasRowPerToken = true }"
        : "";

    /// <summary>What the declaration asks for beyond the model of the paper.</summary>
    private static IEnumerable<string> Options(ModelSpec spec)
    {
        if (spec.Direct)
            yield return "Direct = true";
        if (spec.Normalization is not Normalization.None)
            yield return $"Normalization = global::Makemore.Normalization.{spec.Normalization}";
        if (spec.Residual)
            yield return "Residual = true";
        if (spec.Dropout > 0)
            yield return $"Dropout = {InitialValues.Number(spec.Dropout)}f";
        if (spec.Hierarchical)
            yield return "Hierarchical = true";
    }
}

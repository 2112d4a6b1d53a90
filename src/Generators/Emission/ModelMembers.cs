using System.Text;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>
/// Emits the members that the first file of a model has with every backend: the documentation, the constants, and the
/// specification.
/// </summary>
internal static class ModelMembers
{
    /// <summary>Initial values up to this scale give logits that are close to each other.</summary>
    private const float SmallScale = 0.1f;

    /// <summary>The comment on the initial values of E.</summary>
    public static string EmbeddingStart(Architecture architecture)
    {
        InitialValues values = architecture.Embedding.InitialValues;
        string reason = values.Scale <= SmallScale ? ": small, so that at first every next token is about as likely as another" : "";
        return $"// E = {values.Description}{reason}.";
    }

    /// <summary>The comment on the initial values of the weights.</summary>
    public static string WeightStart(ModelDeclaration model) => model.Initialization switch
    {
        Initialization.ScaledNormal =>
            "// W = randn / √fan-in: a unit's input keeps its variance from layer to layer. The biases start at 0.",
        Initialization.Kaiming when model.HiddenLayers == 0 =>
            "// W = randn / √fan-in (He et al. 2015). The biases start at 0.",
        Initialization.Kaiming => KaimingStart(ActivationFunction.Of(model.Activation)),
        Initialization.TorchDefault =>
            "// W = U(−1, 1) / √fan-in, and the biases too, as torch.nn.Linear has it.",
        _ => throw new InvalidOperationException($"There is no initialization {model.Initialization}."),
    };

    public static string Documentation(Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        var text = new StringBuilder();
        if (!model.IsDocumented)
        {
            string hidden = model.HiddenLayers switch
            {
                0 => "without a hidden layer",
                1 => $"through {Notation.Count(model.Hidden, "hidden unit")}",
                _ => $"through {model.HiddenLayers} hidden layers of {Notation.Count(model.Hidden, "unit")}",
            };
            text.Append("/// <summary>\n");
            text.Append("/// A neural language model (Bengio et al. 2003): it reads ");
            text.Append($"{Notation.Count(model.Context, "token")} and predicts the next, one of {Notation.Number(model.TokenCount)}{(model.IsOfWords ? " at most" : "")},\n/// {hidden}.\n");
            text.Append("/// </summary>\n");
        }
        text.Append("/// <remarks>\n/// <code>\n/// ");
        text.Append(ParameterTable.Of(architecture).Replace("\n", "\n/// "));
        text.Append("\n/// </code>\n/// </remarks>\n");
        return text.Append(TypeDeclaration.GeneratedCode).ToString().Replace("/// \n", "///\n");
    }

    public static void EmitConstants(SourceWriter writer, Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        writer.Write($$"""
            /// <summary>C: how many tokens the model reads before the one that it predicts.</summary>
            public const int ContextLength = {{Notation.Literal(model.Context)}};

            /// <summary>D: how many numbers describe a token.</summary>
            public const int EmbedSize = {{Notation.Literal(model.Embed)}};

            /// <summary>H: how many units a hidden layer {{(model.HiddenLayers == 0 ? "would have. This model has no hidden layer" : "has")}}.</summary>
            public const int HiddenSize = {{Notation.Literal(model.Hidden)}};

            """);
        writer.Write(model.IsOfWords
            ? $$"""
                /// <summary>How many tokens a vocabulary can have: the boundary, the unknown word, and the words.</summary>
                public const int MaxVocabularySize = {{Notation.Literal(model.TokenCount)}};

                /// <summary>How many numbers a model with the largest vocabulary learns.</summary>
                public const int MaxParameterCount = {{Notation.Literal(architecture.ParameterCount)}};

                /// <summary>V: how many tokens the vocabulary has.</summary>
                public int VocabularySize => Vocabulary.Count;

                /// <summary>How many numbers the model learns.</summary>
                public int ParameterCount => Spec.ParameterCount;

                /// <summary>The tokens, made from a text: the notebook's stoi and itos.</summary>
                public global::Makemore.Vocabulary Vocabulary { get; }

                """
            : $$"""
                /// <summary>V: how many tokens there are, the letters and the boundary '.'.</summary>
                public const int VocabularySize = {{Notation.Literal(model.TokenCount)}};

                /// <summary>How many numbers the model learns.</summary>
                public const int ParameterCount = {{Notation.Literal(architecture.ParameterCount)}};

                /// <summary>The notebook's stoi and itos: '.' is 0, and the letters follow in order.</summary>
                public static global::Makemore.Vocabulary Vocabulary =>
                    {{Generated(model)}}.Architecture.Letters;

                """);
    }

    /// <summary>The full name of the namespace of the types that the class uses.</summary>
    public static string Generated(ModelDeclaration model) => "global::" + model.GeneratedNamespace;

    /// <summary>The documentation of the constructor's vocabulary parameter, for a model of words.</summary>
    public static string VocabularyDocumentation(ModelDeclaration model) => model.IsOfWords
        ? """
            /// <param name="vocabulary">The tokens, <see cref="MaxVocabularySize"/> at most, as Vocabulary.FromWords makes them.</param>

            """
        : "";

    /// <summary>The documentation of the constructor's exception, for a model of words.</summary>
    public static string ExceptionDocumentation(ModelDeclaration model) => model.IsOfWords
        ? """

            /// <exception cref="global::System.ArgumentException">The vocabulary has more tokens, or is not one of words.</exception>
            """
        : "";

    /// <summary>The vocabulary parameter of the constructor, for a model of words.</summary>
    public static string VocabularyParameter(ModelDeclaration model) => model.IsOfWords ? "global::Makemore.Vocabulary vocabulary, " : "";

    /// <summary>The code of the specification in the constructor.</summary>
    public static string SpecOfInstance(ModelDeclaration model) =>
        $"{Generated(model)}.Architecture.Spec{(model.IsOfWords ? ".For(vocabulary)" : "")}";

    public static void EmitFactories(SourceWriter writer, ModelDeclaration model)
    {
        writer.Write($$"""
            /// <inheritdoc/>
            static global::Makemore.ModelSpec global::Makemore.ILanguageModel<{{model.Name}}>.Architecture =>
                {{Generated(model)}}.Architecture.Spec;

            """);
        writer.Write(model.IsOfWords
            ? $$"""
                /// <inheritdoc/>
                public static {{model.Name}} Create(global::Makemore.Vocabulary vocabulary, int seed = 42) => new(vocabulary, seed);

                """
            : $$"""
                /// <inheritdoc/>
                global::Makemore.Vocabulary global::Makemore.INextTokenModel.Vocabulary => Vocabulary;

                /// <inheritdoc/>
                public static {{model.Name}} Create(int seed = 42) => new(seed);

                /// <inheritdoc/>
                public static {{model.Name}} Create(global::Makemore.Vocabulary vocabulary, int seed = 42)
                {
                    // Only the model's own vocabulary fits its architecture.
                    {{Generated(model)}}.Architecture.Spec.For(vocabulary);
                    return new(seed);
                }

                """);
    }

    private static string KaimingStart(ActivationFunction function) =>
        $"// W = randn · gain / √fan-in (He et al. 2015): the gain {function.Gain.Text} restores the variance that {function.Name} removes. The biases start at 0.";
}

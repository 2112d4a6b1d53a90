using System.Text;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The first file: sizes, vocabulary, tensors, and how they start.</summary>
internal static class ParametersEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        string table = ParameterTable.Of(architecture);
        TypeDeclaration.Open(
            writer,
            spec,
            "The parameters: what the model learns, and how it starts.\n\n  " + table.Replace("\n", "\n  "),
            Documentation(spec, table),
            $"global::Makemore.ILanguageModel<{spec.Name}>");

        EmitConstants(writer, architecture);
        EmitConstructor(writer, architecture);
        EmitTensors(writer, architecture);
        EmitSpec(writer, architecture);
        return TypeDeclaration.Close(writer, spec);
    }

    private static string Documentation(ModelSpec spec, string table)
    {
        var text = new StringBuilder();
        if (!spec.IsDocumented)
        {
            string hidden = spec.Depth switch
            {
                0 => "linear in their embeddings",
                1 => $"through {spec.Hidden} hidden units",
                _ => $"through {spec.Depth} hidden layers of {spec.Hidden} units",
            };
            text.Append("/// <summary>\n");
            text.Append($"/// A neural language model (Bengio et al. 2003): from {spec.Context} token{(spec.Context == 1 ? "" : "s")} of context to the next of {spec.VocabularySize}, {hidden}.\n");
            text.Append("/// </summary>\n");
        }
        text.Append("/// <remarks>\n/// <code>\n/// ");
        text.Append(table.Replace("\n", "\n/// "));
        text.Append("\n/// </code>\n/// </remarks>");
        return text.ToString();
    }

    private static void EmitConstants(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($$"""
            /// <summary>How many tokens the model sees before the one it predicts.</summary>
            public const int ContextLength = {{spec.Context}};

            /// <summary>How many numbers describe a token.</summary>
            public const int EmbedSize = {{spec.Embed}};

            /// <summary>How many units a hidden layer has.</summary>
            public const int HiddenSize = {{spec.Hidden}};

            /// <summary>How many tokens there are: the letters, and the boundary '.'.</summary>
            public const int VocabularySize = {{spec.VocabularySize}};

            /// <summary>How many numbers the model learns.</summary>
            public const int ParameterCount = {{Notation.Literal(architecture.ParameterCount)}};

            /// <summary>The notebook's stoi and itos: '.' is 0, the letters follow in order.</summary>
            public static global::Makemore.Vocabulary Vocabulary { get; } =
                global::Makemore.Vocabulary.FromAlphabet({{SymbolDisplay.FormatLiteral(spec.Alphabet, quote: true)}});

            private readonly Network _network = new();

            """);
    }

    private static void EmitConstructor(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($"""
            /// <summary>A new model, its parameters drawn as torch.manual_seed(seed) would have them.</summary>
            /// <param name="seed">The seed.</param>
            public {spec.Name}(int seed = 42)
            """).Open();
        writer.Write("""
            var random = new global::Makemore.TorchRandom(seed);

            // E = randn · 0.01: every token starts near the origin, so that none is preferred.
            """);
        bool reasonGiven = false;
        foreach (Parameter parameter in architecture.Parameters.Where(parameter => parameter.Start.Scaling is not null))
        {
            if (parameter != architecture.Embedding && !reasonGiven)
            {
                writer.Blank();
                writer.Write("// W = randn / √fan-in: a unit's input keeps its variance from layer to layer. The biases start at 0.");
                reasonGiven = true;
            }
            writer.Write($"_network.{parameter.Name}.Randn(random).{parameter.Start.Scaling};");
        }
        writer.Close().Blank();
    }

    private static void EmitTensors(SourceWriter writer, Architecture architecture)
    {
        foreach (Parameter parameter in architecture.Parameters)
        {
            writer.Write($"""
                /// <summary>{parameter.Meaning}, {Notation.Shape(parameter.Shape)}.</summary>
                public global::System.Numerics.Tensors.Tensor<float> {parameter.Name} => _network.{parameter.Name}.Tensor;

                """);
        }
    }

    private static void EmitSpec(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write("""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Parameters => _network.Tensors;

            /// <inheritdoc/>
            public global::Makemore.ModelSpec Spec => _network.Spec;

            /// <inheritdoc/>
            global::Makemore.Vocabulary global::Makemore.ILanguageModel.Vocabulary => Vocabulary;

            """);
        writer.Write($"""
            /// <inheritdoc/>
            public static {spec.Name} Create(int seed = 42) => new(seed);

            /// <summary>The parameters in one piece of memory, and the layers over them.</summary>
            private sealed partial class Network
            """).Open();
        writer.Write($$"""
            private static readonly global::Makemore.ModelSpec Table = new()
            {
                Name = "{{spec.Name.TrimStart('@')}}",
                Context = ContextLength,
                Embed = EmbedSize,
                Hidden = HiddenSize,
                Depth = {{spec.Depth}},
                Activation = global::Makemore.Activation.{{spec.Activation}},
                VocabularySize = VocabularySize,
                Parameters =
                [
            """);
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"        new(\"{parameter.Name}\", [{string.Join(", ", parameter.Shape)}], \"{parameter.Start.Description}\"),");
        writer.Write("""
                ],
            };
            """).Close();
    }
}

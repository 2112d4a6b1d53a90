using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The first file: sizes, vocabulary, tensors, and how they start.</summary>
internal static class ParametersEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(
            writer,
            spec,
            ParameterTable.Heading(architecture),
            ModelMembers.Documentation(architecture),
            $"global::Makemore.ILanguageModel<{spec.Name}>");

        ModelMembers.EmitConstants(writer, architecture);
        EmitConstructor(writer, architecture);
        EmitTensors(writer, architecture);
        ModelMembers.EmitSpec(writer, architecture);
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitConstructor(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($"""
            private readonly Network _network = new();

            /// <summary>A new model, its parameters drawn as torch.manual_seed(seed) would have them.</summary>
            /// <param name="seed">The seed.</param>
            public {spec.Name}(int seed = 42)
            """).Open();
        writer.Write("""
            var random = new global::Makemore.TorchRandom(seed);

            // E = randn · 0.01: every token starts near the origin, so that none is preferred.
            """);
        bool reasonGiven = false;
        foreach (Parameter parameter in architecture.Parameters.Where(parameter => parameter.Start.IsDrawn))
        {
            if (parameter != architecture.Embedding && !reasonGiven)
            {
                writer.Blank();
                writer.Write("// W = randn / √fan-in: a unit's input keeps its variance from layer to layer. The biases start at 0.");
                reasonGiven = true;
            }
            writer.Write($"_network.{parameter.Name}.Randn(random).{Scaling(parameter.Start)};");
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
        writer.Write("""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Parameters => _network.Tensors;

            /// <inheritdoc/>
            public global::Makemore.ModelSpec Spec => _spec;

            """);
    }

    private static string Scaling(Initialization start) =>
        start.FanIn is { } fanIn ? $"Over(global::System.MathF.Sqrt({fanIn}))" : $"Times({start.Factor}f)";
}

using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The first file: sizes, vocabulary, tensors, how they start, and the checkpoint.</summary>
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
        writer.Blank();
        CheckpointEmitter.Emit(writer, spec);
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitConstructor(SourceWriter writer, Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($"""
            /// <summary>A new model, its parameters drawn as torch.manual_seed(seed) would have them.</summary>
            {ModelMembers.VocabularyDocumentation(spec)}/// <param name="seed">The seed.</param>{ModelMembers.ExceptionDocumentation(spec)}
            public {spec.Name}({ModelMembers.VocabularyParameter(spec)}int seed = 42)
            """).Open();
        if (ModelMembers.IsOfWords(spec))
            writer.Write("""
                // As many rows as the vocabulary has tokens.
                _network = new(_spec.For(vocabulary));
                Vocabulary = vocabulary;

                """);
        writer.Write("var random = new global::Makemore.TorchRandom(seed);").Blank();
        writer.Write(ModelMembers.EmbeddingStart(architecture));
        EmitStart(writer, architecture.Embedding);
        writer.Blank();
        writer.Write(ModelMembers.WeightStart(spec));
        foreach (Parameter parameter in architecture.Parameters.Skip(1).Where(parameter => parameter.Start != InitialValues.Zeros))
            EmitStart(writer, parameter);
        writer.Close().Blank();
    }

    private static void EmitStart(SourceWriter writer, Parameter parameter) =>
        writer.Write($"_network.{parameter.Name}.{string.Join(".", Calls(parameter.Start))};");

    private static IEnumerable<string> Calls(InitialValues start)
    {
        if (start.Constant is { } constant)
        {
            yield return $"Fill({constant})";
            yield break;
        }
        yield return start.IsUniform ? "Uniform(random)" : "Randn(random)";
        if (StartCode.Gain(start) is { } gain)
            yield return $"Times({gain})";
        if (StartCode.Root(start) is { } root)
            yield return $"Over({root})";
        if (StartCode.Scale(start) is { } scale)
            yield return $"Times({scale})";
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
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Parameters =>
                _network.Tensors;

            /// <inheritdoc/>
            public global::Makemore.ModelSpec Spec => {spec};

            """.Replace("{spec}", ModelMembers.IsOfWords(architecture.Spec) ? "_network.Spec" : "_spec"));
    }
}

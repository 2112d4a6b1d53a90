using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>
/// Emits the first file: the sizes, the vocabulary, the tensors with their initial values, and the checkpoint.
/// </summary>
internal static class ParametersEmitter
{
    /// <summary>The field that holds the parameters. C# reserves names with two underscores for generated code.</summary>
    public const string Core = "__model";

    public static string Emit(Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        var writer = new SourceWriter();
        TypeDeclaration.Open(
            writer, model, FileHeading.Of(architecture), ModelMembers.Documentation(architecture), $"global::Makemore.ILanguageModel<{model.Name}>");
        ModelMembers.EmitConstants(writer, architecture);
        EmitConstructor(writer, architecture);
        EmitTensors(writer, architecture);
        ModelMembers.EmitFactories(writer, model);
        CheckpointEmitter.Emit(writer, model, Core + ".");
        return TypeDeclaration.Close(writer, model.ContainingTypes);
    }

    private static void EmitConstructor(SourceWriter writer, Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        string generated = $"{ModelMembers.Generated(model)}.Model";
        writer.Write($"""
            /// <summary>The parameters, and the networks that compute with them.</summary>
            private readonly {generated} {Core}{(model.IsOfWords ? "" : " = new()")};

            /// <summary>Creates a model. Its random numbers are those of PyTorch after torch.manual_seed(seed).</summary>
            {ModelMembers.VocabularyDocumentation(model)}/// <param name="seed">The seed.</param>{ModelMembers.ExceptionDocumentation(model)}
            public {model.Name}({ModelMembers.VocabularyParameter(model)}int seed = 42)
            """).Open();
        if (model.IsOfWords)
            writer.Write($"""
                // E, {(model.SharedOutput ? "by" : "Wy")} and the others with V rows have a row for each token of the vocabulary.
                {Core} = new({ModelMembers.SpecOfInstance(model)});
                Vocabulary = vocabulary;

                """);
        writer.Write("var random = new global::Makemore.TorchRandom(seed);").Blank();
        writer.Write(ModelMembers.EmbeddingStart(architecture));
        EmitStart(writer, architecture.Embedding);
        writer.Blank();
        writer.Write(ModelMembers.WeightStart(model));
        foreach (ModelParameter parameter in architecture.Parameters.Skip(1).Where(parameter => parameter.InitialValues != InitialValues.Zeros))
            EmitStart(writer, parameter);
        writer.Close().Blank();
    }

    private static void EmitStart(SourceWriter writer, ModelParameter parameter) =>
        writer.Write($"{Core}[\"{parameter.Name}\"].{string.Join(".", Calls(parameter.InitialValues))};");

    private static IEnumerable<string> Calls(InitialValues values)
    {
        if (values.Constant is { } constant)
        {
            yield return $"Fill({constant})";
            yield break;
        }
        yield return values.IsUniform ? "Uniform(random)" : "Randn(random)";
        if (InitialValuesCode.Gain(values) is { } gain)
            yield return $"Times({gain})";
        if (InitialValuesCode.Root(values) is { } root)
            yield return $"Over({root})";
        if (InitialValuesCode.Scale(values) is { } scale)
            yield return $"Times({scale})";
    }

    private static void EmitTensors(SourceWriter writer, Architecture architecture)
    {
        foreach (ModelParameter parameter in architecture.Parameters)
        {
            writer.Write($"""
                /// <summary>{parameter.Meaning}, {Notation.Shape(parameter.Shape)}.</summary>
                public global::System.Numerics.Tensors.Tensor<float> {parameter.Name} => {Core}["{parameter.Name}"].Tensor;

                """);
        }
        writer.Write($"""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Parameters =>
                {Core}.Tensors;

            /// <inheritdoc/>
            public global::System.IDisposable BeginReading() => {Core}.Read();

            /// <inheritdoc/>
            public global::Makemore.ModelSpec Spec => {Core}.Spec;

            """);
    }
}

using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

/// <summary>The first file: sizes, vocabulary, tensors, how they start, and the checkpoint.</summary>
internal static class ParametersEmitter
{
    private const string Torch = "global::TorchSharp.torch";

    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(
            writer,
            spec,
            ParameterTable.Heading(architecture),
            ModelMembers.Documentation(architecture),
            $"global::Makemore.Torch.TorchModel, global::Makemore.ILanguageModel<{spec.Name}>");

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
        bool isOfWords = ModelMembers.IsOfWords(spec);
        writer.Write($"""
            /// <summary>A new model, its parameters drawn after torch.manual_seed(seed).</summary>
            {ModelMembers.VocabularyDocumentation(spec)}/// <param name="seed">The seed.</param>
            /// <param name="device">Where the parameters live and the model computes: cpu, cuda, cuda:1…, mps.</param>{ModelMembers.ExceptionDocumentation(spec)}
            public {spec.Name}({ModelMembers.VocabularyParameter(spec)}int seed = 42, string device = "cpu")
                : base({(isOfWords ? "_spec.For(vocabulary)" : "_spec")}, device)
            """).Open();
        if (isOfWords)
            writer.Write("Vocabulary = vocabulary;").Blank();
        writer.Write("""
            // Frees what drawing the parameters leaves behind.
            using var scope = global::TorchSharp.torch.NewDisposeScope();
            global::TorchSharp.torch.manual_seed(seed);

            """);
        writer.Write(ModelMembers.EmbeddingStart(architecture));
        EmitDraw(writer, architecture.Embedding, spec);
        writer.Blank();
        writer.Write(ModelMembers.WeightStart(spec));
        foreach (Parameter parameter in architecture.Parameters.Skip(1))
            EmitDraw(writer, parameter, spec);
        writer.Close().Blank();
    }

    private static void EmitDraw(SourceWriter writer, Parameter parameter, ModelSpec spec)
    {
        string register = parameter.IsLearned ? "Register" : "RegisterStatistic";
        writer.Write($"{parameter.Name} = {register}(\"{parameter.Name}\", {Start(parameter, spec)});");
    }

    private static string Start(Parameter parameter, ModelSpec spec)
    {
        InitialValues start = parameter.Start;
        string sizes = parameter.HasRowPerToken && ModelMembers.IsOfWords(spec)
            ? string.Join(", ", ["vocabulary.Count", .. parameter.Shape.Skip(1)])
            : string.Join(", ", parameter.Shape);
        string code = start switch
        {
            { Constant: 0 } => $"{Torch}.zeros({sizes})",
            { Constant: not null } => $"{Torch}.ones({sizes})",
            { IsUniform: true } => $"({Torch}.rand({sizes}) * 2 - 1)",
            _ => $"{Torch}.randn({sizes})",
        };
        if (StartCode.Gain(start) is { } gain)
            code += $" * ({gain})";
        if (StartCode.Root(start) is { } root)
            code += $" / {root}";
        if (StartCode.Scale(start) is { } scale)
            code += $" * {scale}";
        return code;
    }

    /// <summary>Fields, as TorchSharp's own modules have them: where it converts or moves a module, it sets them anew.</summary>
    private static void EmitTensors(SourceWriter writer, Architecture architecture)
    {
        foreach (Parameter parameter in architecture.Parameters)
        {
            writer.Write($"""
                /// <summary>{parameter.Meaning}, {Notation.Shape(parameter.Shape)}.</summary>
                public readonly global::TorchSharp.{(parameter.IsLearned ? "Modules.Parameter" : "torch.Tensor")} {parameter.Name};

                """);
        }
    }
}

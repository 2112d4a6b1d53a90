using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

/// <summary>
/// Emits the first file: the sizes, the vocabulary, the tensors with their initial values, and the checkpoint.
/// </summary>
internal static class ParametersEmitter
{
    /// <summary>The length of the longest expression that stays on the line of its call.</summary>
    private const int LongestStart = 100;

    private const string Torch = "global::TorchSharp.torch";

    public static string Emit(Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        var writer = new SourceWriter();
        TypeDeclaration.Open(
            writer,
            model,
            FileHeading.Of(architecture),
            ModelMembers.Documentation(architecture),
            $"global::Makemore.Torch.TorchModel, global::Makemore.ILanguageModel<{model.Name}>");

        ModelMembers.EmitConstants(writer, architecture);
        EmitConstructor(writer, architecture);
        EmitTensors(writer, architecture);
        ModelMembers.EmitFactories(writer, model);
        CheckpointEmitter.Emit(writer, model, core: "");
        return TypeDeclaration.Close(writer, model.ContainingTypes);
    }

    /// <summary>Emits the architecture of the class, in a namespace of its own.</summary>
    public static string EmitArchitecture(Architecture architecture) => GeneratedNamespace.File(
        architecture.Model,
        $"The architecture of {architecture.Model.Name.TrimStart('@')}: its vocabulary, and the table of its parameters.",
        ArchitectureEmitter.Imports(architecture.Model),
        writer => ArchitectureEmitter.Emit(writer, architecture));

    private static void EmitConstructor(SourceWriter writer, Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        writer.Write($"""
            /// <summary>Creates a model. TorchSharp draws its initial parameters after torch.manual_seed(seed).</summary>
            {ModelMembers.VocabularyDocumentation(model)}/// <param name="seed">The seed.</param>
            /// <param name="device">Where the parameters live and the model computes: cpu, cuda, cuda:1…, mps.</param>{ModelMembers.ExceptionDocumentation(model)}
            public {model.Name}({ModelMembers.VocabularyParameter(model)}int seed = 42, string device = "cpu")
                : base({ModelMembers.SpecOfInstance(model)}, device)
            """).Open();
        if (model.IsOfWords)
            writer.Write("Vocabulary = vocabulary;").Blank();
        writer.Write("""
            // Frees the tensors that are made on the way.
            using var scope = global::TorchSharp.torch.NewDisposeScope();
            global::TorchSharp.torch.manual_seed(seed);

            """);
        writer.Write(ModelMembers.EmbeddingStart(architecture));
        EmitDraw(writer, architecture.Embedding, model);
        writer.Blank();
        writer.Write(ModelMembers.WeightStart(model));
        foreach (ModelParameter parameter in architecture.Parameters.Skip(1))
            EmitDraw(writer, parameter, model);
        writer.Close().Blank();
    }

    private static void EmitDraw(SourceWriter writer, ModelParameter parameter, ModelDeclaration model)
    {
        string register = parameter.IsLearned ? "Register" : "RegisterStatistic";
        string start = Start(parameter, model);
        if (start.Length > LongestStart)
            start = "\n    " + start.Replace(" / ", "\n    / ");
        else
            start = " " + start;
        writer.Write($"{parameter.Name} = {register}(\"{parameter.Name}\",{start});");
    }

    private static string Start(ModelParameter parameter, ModelDeclaration model)
    {
        InitialValues values = parameter.InitialValues;
        string sizes = parameter.HasRowPerToken && model.IsOfWords
            ? string.Join(", ", ["vocabulary.Count", .. parameter.Shape.Skip(1).Select(size => size.Code)])
            : Notation.Code(parameter.Shape);
        string code = values switch
        {
            { Constant: 0 } => $"{Torch}.zeros({sizes})",
            { Constant: not null } => $"{Torch}.ones({sizes})",
            { IsUniform: true } => $"({Torch}.rand({sizes}) * 2 - 1)",
            _ => $"{Torch}.randn({sizes})",
        };
        if (InitialValuesCode.Gain(values) is { } gain)
            code += $" * {gain}";
        if (InitialValuesCode.Root(values) is { } root)
            code += $" / {root}";
        if (InitialValuesCode.Scale(values) is { } scale)
            code += $" * {scale}";
        return code;
    }

    /// <summary>
    /// Emits the tensors as fields, as in TorchSharp's own modules. TorchSharp sets the fields again when it converts or
    /// moves a module.
    /// </summary>
    private static void EmitTensors(SourceWriter writer, Architecture architecture)
    {
        foreach (ModelParameter parameter in architecture.Parameters)
        {
            writer.Write($"""
                /// <summary>{parameter.Meaning}, {Notation.Shape(parameter.Shape)}.</summary>
                public readonly global::TorchSharp.{(parameter.IsLearned ? "Modules.Parameter" : "torch.Tensor")} {parameter.Name};

                """);
        }
    }
}

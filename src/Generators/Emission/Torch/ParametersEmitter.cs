using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

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
            $"global::Makemore.Torch.TorchModel, global::Makemore.ILanguageModel<{spec.Name}>");

        ModelMembers.EmitConstants(writer, architecture);
        EmitConstructor(writer, architecture);
        EmitTensors(writer, architecture);
        ModelMembers.EmitSpec(writer, architecture);
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitConstructor(SourceWriter writer, Architecture architecture)
    {
        writer.Write($"""
            /// <summary>A new model, its parameters drawn after torch.manual_seed(seed).</summary>
            /// <param name="seed">The seed.</param>
            /// <param name="device">Where the parameters live and the model computes: cpu, cuda, cuda:1…, mps.</param>
            public {architecture.Spec.Name}(int seed = 42, string device = "cpu")
                : base(_spec, device)
            """).Open();
        writer.Write("""
            // Frees what drawing the parameters leaves behind.
            using var scope = global::TorchSharp.torch.NewDisposeScope();
            global::TorchSharp.torch.manual_seed(seed);

            """);
        writer.Write(ModelMembers.EmbeddingStart);
        EmitDraw(writer, architecture.Embedding);
        writer.Blank();
        writer.Write(ModelMembers.WeightStart);
        foreach (Parameter parameter in architecture.Parameters.Skip(1))
            EmitDraw(writer, parameter);
        writer.Close().Blank();
    }

    private static void EmitDraw(SourceWriter writer, Parameter parameter)
    {
        string sizes = string.Join(", ", parameter.Shape);
        string start = parameter.Start switch
        {
            { Factor: { } factor } => $"randn({sizes}) * {factor}f",
            { FanIn: { } fanIn } => $"randn({sizes}) / global::System.MathF.Sqrt({fanIn})",
            _ => $"zeros({sizes})",
        };
        writer.Write($"{parameter.Name} = Register(\"{parameter.Name}\", global::TorchSharp.torch.{start});");
    }

    /// <summary>Fields, as TorchSharp's own modules have them: where it converts or moves a module, it sets them anew.</summary>
    private static void EmitTensors(SourceWriter writer, Architecture architecture)
    {
        foreach (Parameter parameter in architecture.Parameters)
        {
            writer.Write($"""
                /// <summary>{parameter.Meaning}, {Notation.Shape(parameter.Shape)}.</summary>
                public readonly global::TorchSharp.Modules.Parameter {parameter.Name};

                """);
        }
    }
}

using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The layers, and the forward pass through them.</summary>
internal static class ForwardEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The forward pass: from contexts x to the logits of the next token.");
        writer.Write("""
            /// <inheritdoc/>
            public float Loss(global::Makemore.ContextDataset data) => _network.Loss(data);

            /// <inheritdoc/>
            public void Logits(global::System.ReadOnlySpan<int> context, global::System.Span<float> logits) =>
                _network.Logits(context, logits);

            """);
        EmitNetwork(writer, architecture);
        writer.Blank();
        EmitPass(writer, architecture);
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitNetwork(SourceWriter writer, Architecture architecture)
    {
        writer.Write("""
            private readonly Network _network = new();

            /// <summary>The parameters, and the layers that read them.</summary>
            private sealed class Network : global::Makemore.Engine.Network
            """).Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"public readonly global::Makemore.Engine.Parameter {parameter.Name};\t// {Notation.Shape(parameter.Shape)}");
        foreach (Affine layer in architecture.Layers)
            writer.Write($"public readonly {LayerType(layer)} {layer.Name};\t// {Notation.Affine(layer)}");
        writer.Blank();
        writer.Write("public Network()").Write("    : base(_spec)").Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"{parameter.Name} = Parameter(\"{parameter.Name}\");");
        foreach (Affine layer in architecture.Layers)
        {
            string embedding = layer.IsFirst ? "E, " : "";
            writer.Write($"{layer.Name} = Add(new {LayerType(layer)}({embedding}{layer.Weight.Name}, {layer.Bias.Name}));");
        }
        writer.Close().Blank();
        writer.Write("protected override global::Makemore.Engine.Pass CreatePass(int rows) => new Pass(this, rows);").Close();
    }

    private static void EmitPass(SourceWriter writer, Architecture architecture)
    {
        writer.Write("""
            /// <summary>A tile of B contexts on its way through the layers: what each gives stays for the way back.</summary>
            private sealed partial class Pass : global::Makemore.Engine.Pass
            """).Open();
        writer.Write("private readonly Network network;");
        foreach (Affine layer in architecture.Layers)
        {
            foreach (string units in Units.Of(layer))
                writer.Write($"private readonly global::Makemore.Engine.Activations {units};\t// {Notation.Rows(layer.Out)}");
        }
        writer.Blank();

        writer.Write("public Pass(Network network, int rows)").Write("    : base(rows)").Open();
        writer.Write("this.network = network;");
        foreach (Affine layer in architecture.Layers)
        {
            string width = layer.Activation is null ? "VocabularySize" : "HiddenSize";
            foreach (string units in Units.Of(layer))
                writer.Write($"{units} = new global::Makemore.Engine.Activations(rows, {width});");
        }
        writer.Close().Blank();
        writer.Write("public override global::Makemore.Engine.Activations Logits => logits;").Blank();

        writer.Write("public override void Forward()").Open();
        foreach (Affine layer in architecture.Layers)
        {
            if (layer != architecture.Layers[0])
                writer.Blank();
            EmitForward(writer, architecture.Spec, layer);
        }
        writer.Close().Close();
    }

    private static void EmitForward(SourceWriter writer, ModelSpec spec, Affine layer)
    {
        writer.Write($"// {Notation.Forward(layer)}\t{Notation.Rows(layer.Out)}\t←  {Notation.Rows(layer.In)} · ({layer.In} × {layer.Out})");
        if (layer.IsFirst)
            EmitTable(writer, spec, layer);
        string read = layer.IsFirst ? "" : layer.Input + ", ";
        writer.Write($"network.{layer.Name}.Forward({read}{Units.Affine(layer)}, this);");
        if (layer.Activation is { } activation)
            writer.Write($"global::Makemore.Engine.{activation}.Forward({string.Join(", ", Units.Of(layer))}, this);");
    }

    /// <summary>Why the first layer costs so little.</summary>
    private static void EmitTable(SourceWriter writer, ModelSpec spec, Affine layer)
    {
        string weight = layer.Weight.Name;
        string shape = Notation.Shape([spec.VocabularySize, layer.Out]);
        writer.Write(spec.Context == 1
            ? $"// A row of the table E · {weight}ᵀ, {shape}, which is made once a step."
            : $"""
                // {layer.Input} · {weight}ᵀ = Σₚ (E · {weight}ₚᵀ)[xₚ]: a row from each of {spec.Context} tables E · {weight}ₚᵀ, {shape}, which are made once a step;
                // {weight}ₚ are the columns of {weight} that read position p.
                """);
    }

    private static string LayerType(Affine layer) =>
        layer.IsFirst ? "global::Makemore.Engine.EmbeddingLinear" : "global::Makemore.Engine.Linear";
}

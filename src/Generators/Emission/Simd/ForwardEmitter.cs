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
            public void Logits(global::System.ReadOnlySpan<int> context, global::System.Span<float> logits) => _network.Logits(context, logits);

            """);
        EmitNetwork(writer, architecture);
        writer.Blank();
        EmitPass(writer, architecture);
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitNetwork(SourceWriter writer, Architecture architecture)
    {
        writer.Write("private sealed partial class Network : global::Makemore.Engine.Network").Open();
        writer.Write($"public readonly global::Makemore.Engine.Parameter {string.Join(", ", architecture.Parameters.Select(parameter => parameter.Name))};").Blank();
        foreach (Affine layer in architecture.Layers)
        {
            writer.Write($"// {Notation.Affine(layer)}");
            writer.Write($"public readonly {LayerType(layer)} {layer.Name};").Blank();
        }

        writer.Write("public Network()").Write("    : base(_spec)").Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"{parameter.Name} = Parameter(\"{parameter.Name}\");");
        foreach (Affine layer in architecture.Layers)
        {
            string embedding = layer.Input is null ? "E, " : "";
            writer.Write($"{layer.Name} = Add(new {LayerType(layer)}({embedding}{layer.Weight.Name}, {layer.Bias.Name}));");
        }
        writer.Close().Blank();
        writer.Write("protected override global::Makemore.Engine.Pass CreatePass(int rows) => new Pass(this, rows);").Close();
    }

    private static void EmitPass(SourceWriter writer, Architecture architecture)
    {
        writer.Write("""
            /// <summary>A tile of B contexts on its way through: every line's result stays for the way back.</summary>
            private sealed partial class Pass : global::Makemore.Engine.Pass
            """).Open();
        writer.Write("private readonly Network network;");
        foreach (Affine layer in architecture.Layers)
        {
            foreach (string units in Units.Of(layer))
                writer.Write($"private readonly global::Makemore.Engine.Activations {units};".PadRight(64) + $"// (B × {layer.Out})");
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
            EmitForward(writer, architecture, layer);
        }
        writer.Close().Close();
    }

    private static void EmitForward(SourceWriter writer, Architecture architecture, Affine layer)
    {
        ModelSpec spec = architecture.Spec;
        writer.Write($"// {Notation.Forward(layer)}".PadRight(56) + Notation.ForwardShapes(layer));
        if (layer.Input is null)
        {
            string positions = spec.Context == 1 ? "the position" : $"each of the {spec.Context} positions";
            writer.Write($"""
                // Only {spec.VocabularySize} tokens can stand at {positions}: a step makes the table E · W[p]ᵀ, ({spec.Context} × {spec.VocabularySize} × {layer.Out}),
                // and concat(E[x]) · {layer.Weight.Name}ᵀ is the sum of its rows at x.
                """);
        }

        string read = layer.Input is null ? "" : layer.Input + ", ";
        writer.Write($"network.{layer.Name}.Forward({read}{Units.BeforeActivation(layer)}, this);");
        if (layer.Activation is { } activation)
            writer.Write($"global::Makemore.Engine.{activation}.Forward({string.Join(", ", Units.Of(layer))}, this);");
    }

    private static string LayerType(Affine layer) =>
        layer.Input is null ? "global::Makemore.Engine.EmbeddingLinear" : "global::Makemore.Engine.Linear";
}

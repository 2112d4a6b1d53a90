using Makemore.Generators.Emission.Simd.Lowering;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The layers, and the forward pass through them.</summary>
internal static class ForwardEmitter
{
    private const string Logits = "logits";

    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The forward pass: from contexts x to the logits of the next token.");
        writer.Write("""
            /// <inheritdoc/>
            public float Loss(global::Makemore.ContextDataset data) => _network.Loss(data);

            /// <inheritdoc/>
            public float[] LogProbabilities(global::Makemore.ContextDataset data) => _network.LogProbabilities(data);

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
        bool isOfWords = ModelMembers.IsOfWords(architecture.Spec);
        writer.Write($"""
            private readonly Network _network{(isOfWords ? "" : " = new()")};

            /// <summary>The parameters, and the layers that read them.</summary>
            private sealed class Network : global::Makemore.Engine.Network
            """).Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"public readonly global::Makemore.Engine.Parameter {parameter.Name};\t// {Notation.Shape(parameter.Shape)}");
        EngineObject[] objects = Objects(architecture);
        foreach (EngineObject layer in objects)
            writer.Write($"public readonly global::Makemore.Engine.{layer.Type} {layer.Name};\t// {layer.Meaning}");
        writer.Blank();
        writer.Write($"public Network({(isOfWords ? "global::Makemore.ModelSpec spec" : "")})").Write($"    : base({(isOfWords ? "spec" : "_spec")})").Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"{parameter.Name} = Parameter(\"{parameter.Name}\");");
        foreach (EngineObject layer in objects)
            writer.Write($"{layer.Name} = Add(new global::Makemore.Engine.{layer.Type}({layer.Arguments}));");
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
        Units[] variables = [.. architecture.Layers.SelectMany(layer => layer.Variables).Distinct()];
        foreach (Units units in variables)
            writer.Write($"private readonly global::Makemore.Engine.Activations {units.Name};\t// {Notation.Rows(units)}");
        writer.Blank();

        writer.Write("public Pass(Network network, int rows)").Write("    : base(rows)").Open();
        writer.Write("this.network = network;");
        foreach (Units units in variables)
        {
            string positions = units.Positions == 1 ? "" : $", positions: {units.Positions}";
            writer.Write($"{units.Name} = new global::Makemore.Engine.Activations(rows, {Width(units, architecture.Spec)}{positions});");
        }
        writer.Close().Blank();
        writer.Write($"public override global::Makemore.Engine.Activations Logits => {Logits};").Blank();

        writer.Write("public override void Forward()").Open();
        foreach (Layer layer in architecture.Layers)
        {
            if (layer != architecture.Layers[0])
                writer.Blank();
            LayerLowering.Of(layer, architecture.Spec).EmitForward(writer);
        }
        writer.Close().Close();
    }

    private static string Width(Units units, ModelSpec spec) => units.Name switch
    {
        Logits => ModelMembers.IsOfWords(spec) ? "network.Spec.VocabularySize" : "VocabularySize",
        ArchitectureBuilder.Embeddings => "ContextLength * EmbedSize",
        _ => "HiddenSize",
    };

    /// <summary>The engine's layers; the normalizations in front, as others fold them in.</summary>
    private static EngineObject[] Objects(Architecture architecture) =>
    [
        .. architecture.Layers
            .OrderBy(layer => layer is not Normalize)
            .Select(layer => LayerLowering.Of(layer, architecture.Spec).Object)
            .OfType<EngineObject>(),
    ];
}

using Makemore.Generators.Emission.Simd.Lowering;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd;

/// <summary>A tile's way through the layers, and back: the same lines in reverse, each with its derivative.</summary>
internal static class PassEmitter
{
    private const string Logits = "logits";

    public static void Emit(SourceWriter writer, Architecture architecture)
    {
        writer.Write("""
            /// <summary>A tile of B contexts on its way through the layers: what each gives stays for the way back.</summary>
            private sealed class Pass : global::Makemore.Engine.Pass
            """).Open();
        EmitActivations(writer, architecture);
        EmitForward(writer, architecture);
        writer.Blank();
        EmitBackward(writer, architecture);
        writer.Close();
    }

    private static void EmitActivations(SourceWriter writer, Architecture architecture)
    {
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
    }

    private static void EmitForward(SourceWriter writer, Architecture architecture)
    {
        writer.Write("public override void Forward()").Open();
        foreach (Layer layer in architecture.Layers)
        {
            if (layer != architecture.Layers[0])
                writer.Blank();
            LayerLowering.Of(layer, architecture.Spec).EmitForward(writer);
        }
        writer.Close();
    }

    private static void EmitBackward(SourceWriter writer, Architecture architecture)
    {
        writer.Write("public override double Backward()").Open();
        writer.Write($"""
            // loss = −Σ log softmax(logits)[y] / N, for the N examples of the batch; those with the same context share a row.
            // ∂logits = Σ (softmax(logits) − onehot(y)) / N{"\t"}{Notation.Rows(architecture.Spec.TokenCount)}
            double nll = global::Makemore.Engine.CrossEntropy.Backward(logits, this);

            """);
        foreach (Layer layer in architecture.Layers.Reverse())
        {
            LayerLowering.Of(layer, architecture.Spec).EmitBackward(writer);
            writer.Blank();
        }
        writer.Write("return nll;").Close();
    }

    private static string Width(Units units, ModelSpec spec) => units.Name switch
    {
        Logits => ModelMembers.IsOfWords(spec) ? "network.Spec.VocabularySize" : "VocabularySize",
        ArchitectureBuilder.Embeddings => "ContextLength * EmbedSize",
        _ => "HiddenSize",
    };
}

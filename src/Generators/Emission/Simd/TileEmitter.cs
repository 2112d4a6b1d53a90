using Makemore.Generators.Emission.Simd.Lowering;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>
/// Emits the forward and backward pass of a tile. The backward pass has the layers of the forward pass in reverse order,
/// each with its derivative.
/// </summary>
internal static class TileEmitter
{
    private const string Logits = "logits";

    public static void Emit(SourceWriter writer, Architecture architecture, LayerLowering[] layers)
    {
        writer.Write($"""
            /// <summary>B contexts of a batch, and the values that the layers compute for them.</summary>
            {TypeDeclaration.GeneratedCode}
            internal sealed class Tile : global::Makemore.Engine.Tile
            """).Open();
        EmitActivations(writer, architecture);
        EmitForward(writer, layers);
        writer.Blank();
        EmitLoss(writer);
        writer.Blank();
        EmitBackward(writer, layers);
        writer.Close();
    }

    private static void EmitActivations(SourceWriter writer, Architecture architecture)
    {
        writer.Write("private readonly Network network;");
        Activations[] variables = [.. architecture.Variables];
        foreach (Activations variable in variables)
            writer.Write($"private readonly Activations {variable.Name};\t// {Notation.Rows(variable)}");
        writer.Blank();

        writer.Write("public Tile(Network network, int rows)").Write("    : base(rows)").Open();
        writer.Write("this.network = network;");
        foreach (Activations variable in variables)
        {
            string positions = variable.Positions == 1 ? "" : $", positions: {variable.Positions}";
            writer.Write($"{variable.Name} = new(rows, {Width(variable, architecture.Model)}{positions});");
        }
        writer.Close().Blank();
        writer.Write($"""
            /// <inheritdoc/>
            public override Activations Logits => {Logits};

            """);
    }

    private static void EmitForward(SourceWriter writer, LayerLowering[] layers)
    {
        writer.Write("/// <summary>The forward pass: from the contexts x to the logits.</summary>").Write("public void Forward()").Open();
        foreach (LayerLowering layer in layers)
        {
            if (layer != layers[0])
                writer.Blank();
            layer.EmitForward(writer);
        }
        writer.Close();
    }

    private static void EmitLoss(SourceWriter writer)
    {
        writer.Write("""
            /// <summary>The loss of the tile: the negative log-likelihood of its targets y, in nats, summed over its examples.</summary>
            public double Loss()
            """).Open();
        writer.Write($"""
            // nll = −Σ log softmax(logits)[y]. Examples with the same context share a row, which counts for each of them.
            // In training, the call also leaves ∂logits = Σ (softmax(logits) − onehot(y)) / N, for the N examples of the batch, [B, V].
            return CrossEntropy.Forward({Logits}, this);
            """).Close();
    }

    private static void EmitBackward(SourceWriter writer, LayerLowering[] layers)
    {
        writer.Write("/// <summary>The backward pass: from ∂logits to the gradient of every parameter, by the chain rule.</summary>").Write("public void Backward()").Open();
        foreach (LayerLowering layer in layers.AsEnumerable().Reverse())
        {
            if (layer != layers[layers.Length - 1])
                writer.Blank();
            layer.EmitBackward(writer);
        }
        writer.Close();
    }

    private static string Width(Activations variable, ModelDeclaration model) =>
        variable.Name == Logits && model.IsOfWords ? "network.VocabularySize" : ArchitectureEmitter.Sizes(variable.Width);
}

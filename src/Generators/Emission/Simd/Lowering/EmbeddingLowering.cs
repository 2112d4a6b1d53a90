using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>Emits the look-up of the embeddings. An output layer that is too wide for tables reads them.</summary>
internal sealed class EmbeddingLowering(EmbeddingLayer layer, ModelDeclaration model) : LayerLowering(layer)
{
    private string Rows => layer.Output.Name;

    public override EngineObject Object => new("Embedding", "embedding", "E, Sizes.ContextLength", Value);

    private string Value => model.Context == 1 ? "E[x]" : "concat(E[x])";

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {Rows} = {Value}\t{Notation.Rows(layer.Output)}");
        writer.Write($"network.embedding.Forward({Rows}, this);");
    }

    public override void EmitBackward(SourceWriter writer)
    {
        writer.Write($"// ∂E[x] += ∂{Rows}{(model.Context == 1 ? "" : ", position by position")}\t{(model.Context == 1 ? Notation.Rows(layer.Output) : "[B, C, D]")}");
        writer.Write($"network.embedding.Backward({Rows}, this);");
    }
}

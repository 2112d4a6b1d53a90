using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>The look-up of the embeddings, for a layer too wide for tables.</summary>
internal sealed class ConcatenateLowering(Concatenate layer, ModelSpec spec) : LayerLowering
{
    private string Rows => layer.Output.Name;

    public override EngineObject Object => new("Embedding", "embedding", "E, ContextLength", Value);

    private string Value => spec.Context == 1 ? "E[x]" : "concat(E[x])";

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {Rows} = {Value}\t{Notation.Rows(layer.Output)}");
        writer.Write($"network.embedding.Forward({Rows}, this);");
    }

    public override void EmitBackward(SourceWriter writer)
    {
        string shape = spec.Context == 1 ? Notation.Rows(layer.Output) : $"(B × {spec.Context} × {spec.Embed})";
        writer.Write($"// ∂E[x] += ∂{Rows}{(spec.Context == 1 ? "" : ", position by position")}\t{shape}");
        writer.Write($"network.embedding.Backward({Rows}, this);");
    }
}

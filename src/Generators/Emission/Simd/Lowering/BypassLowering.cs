using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>A residual connection.</summary>
internal sealed class BypassLowering(Bypass layer) : LayerLowering
{
    private string Variables => $"{layer.Input.Name}, {layer.Around.Name}, {layer.Output.Name}";

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {layer.Output.Name} = {layer.Input.Name} + {layer.Around.Name}\t{Notation.Rows(layer.Output)}");
        writer.Write($"global::Makemore.Engine.Residual.Forward({Variables}, this);");
    }

    public override void EmitBackward(SourceWriter writer)
    {
        writer.Write($"// ∂{layer.Input.Name} = ∂{layer.Output.Name}, ∂{layer.Around.Name} = ∂{layer.Output.Name}\t{Notation.Rows(layer.Output)}");
        writer.Write($"global::Makemore.Engine.Residual.Backward({Variables}, this);");
    }
}

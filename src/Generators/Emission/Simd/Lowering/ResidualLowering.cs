using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>Emits a residual connection.</summary>
internal sealed class ResidualLowering(ResidualLayer layer) : LayerLowering(layer)
{
    private string Operands => $"{layer.Input.Name}, {layer.Skipped.Name}, {layer.Output.Name}";

    protected override string[] StaticTypes => ["Residual"];

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {layer.Output.Name} = {layer.Input.Name} + {layer.Skipped.Name}\t{Notation.Rows(layer.Output)}");
        writer.Write($"Residual.Forward({Operands}, this);");
    }

    public override void EmitBackward(SourceWriter writer)
    {
        writer.Write($"// ∂{layer.Input.Name} = ∂{layer.Output.Name}, ∂{layer.Skipped.Name} = ∂{layer.Output.Name}\t{Notation.Rows(layer.Output)}");
        writer.Write($"Residual.Backward({Operands}, this);");
    }
}

using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>Dropout.</summary>
internal sealed class DropLowering(Drop layer) : LayerLowering
{
    private string A => layer.Input.Name;

    private string H => layer.Output.Name;

    public override void EmitForward(SourceWriter writer)
    {
        string rate = InitialValues.Number(layer.Rate);
        writer.Write($"// {H} = {A} ⊙ mask\t{Notation.Rows(layer.Output)}");
        writer.Write($"// In training the mask is 0 with probability {rate}, and 1 / (1 − {rate}) otherwise; afterwards it is 1.");
        writer.Write($"global::Makemore.Engine.Dropout.Forward({A}, {H}, {rate}f, layer: {layer.Number}, this);");
    }

    public override void EmitBackward(SourceWriter writer)
    {
        writer.Write($"// ∂{A} = ∂{H} ⊙ mask\t{Notation.Rows(layer.Output)}");
        writer.Write($"global::Makemore.Engine.Dropout.Backward({A}, {H}, this);");
    }
}

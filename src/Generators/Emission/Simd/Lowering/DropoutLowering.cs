using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>Emits dropout.</summary>
internal sealed class DropoutLowering(DropoutLayer layer) : LayerLowering(layer)
{
    private string A => layer.Input.Name;

    private string H => layer.Output.Name;

    protected override string[] StaticTypes => ["Dropout"];

    public override void EmitForward(SourceWriter writer)
    {
        string rate = InitialValues.Number(layer.Rate);
        writer.Write($"""
            // {H} = {A} ⊙ mask{"\t"}{Notation.Rows(layer.Output)}
            // In training, a number of the mask is 0 with probability {rate}, and 1 / (1 − {rate}) otherwise. It depends on the seed, the step,
            // the row, the unit, and the mask's number, by which the layers' masks differ. Outside training {H} = {A}.
            Dropout.Forward({A}, {H}, rate: {rate}f, mask: {layer.Number}, this);
            """);
    }

    public override void EmitBackward(SourceWriter writer)
    {
        writer.Write($"// ∂{A} = ∂{H} ⊙ mask\t{Notation.Rows(layer.Output)}");
        writer.Write($"Dropout.Backward({A}, {H}, this);");
    }
}

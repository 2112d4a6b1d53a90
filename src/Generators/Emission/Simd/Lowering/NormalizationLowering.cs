using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>Emits a batch normalization or a layer normalization.</summary>
internal sealed class NormalizationLowering(NormalizationLayer layer) : LayerLowering(layer)
{
    private string Z => layer.Input.Name;

    private string Hat => Notation.Hat(layer);

    public override EngineObject Object => new(
        layer.Running is null ? "LayerNorm" : "BatchNorm", layer.Name, string.Join(", ", layer.Parameters.Select(parameter => parameter.Name)), Notation.Normalized(layer));

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {Hat} = ({Z} − mean {Z}) / √(var {Z} + ε), in place of {Z}\t{Notation.Rows(layer.Input)}");
        writer.Write($"// {Notation.Forward(layer)}\t{Notation.Rows(layer.Output)}");
        writer.Write(layer.Running is null
            ? "// mean and var are those of a row."
            : $"// In training, mean and var are those of the batch. Outside training, {Z} is normalized already, and the call copies it.");
        writer.Write($"network.{layer.Name}.Forward({Z}, {layer.PreActivation.Name}, this);");
        EmitActivation(writer);
    }

    public override void EmitBackward(SourceWriter writer)
    {
        EmitActivationBackward(writer, Notation.Normalized(layer));
        string n = layer.PreActivationName;
        string width = Notation.Shape(layer.Output.Width);
        writer.Write($"// ∂{layer.Gain.Name} += Σ ∂{n} ⊙ {Hat}\t{width}");
        writer.Write($"// ∂{layer.Shift.Name} += Σ ∂{n}\t{width}");
        writer.Write($"// ∂{Hat} = ∂{n} ⊙ {layer.Gain.Name}\t{Notation.Rows(layer.Output)}");
        writer.Write($"// ∂{Z} = (∂{Hat} − mean ∂{Hat} − {Hat} ⊙ mean (∂{Hat} ⊙ {Hat})) / √(var {Z} + ε)\t{Notation.Rows(layer.Input)}");
        writer.Write($"network.{layer.Name}.Backward({Z}, {layer.PreActivation.Name}, this);");
    }
}

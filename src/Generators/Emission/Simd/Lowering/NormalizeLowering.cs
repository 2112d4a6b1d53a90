using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>A normalization, of the batch or of each context by itself.</summary>
internal sealed class NormalizeLowering(Normalize layer) : LayerLowering
{
    private string Z => layer.Input.Name;

    public override EngineObject Object => new(
        layer.Running is null ? "LayerNorm" : "BatchNorm", layer.Name, string.Join(", ", layer.Parameters.Select(parameter => parameter.Name)), Notation.Normalized(layer));

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {Notation.Hat(layer)} = ({Z} − mean {Z}) / √(var {Z} + ε), in place of {Z}\t{Notation.Rows(layer.Input)}");
        writer.Write(layer.Running is { } running
            ? $"// In training the mean and the variance are the batch's; afterwards {running.Mean.Name} and {running.Variance.Name}, which are folded into the weights above."
            : "// The mean and the variance are those of a row.");
        writer.Write($"// {Notation.Forward(layer)}\t{Notation.Rows(layer.Output)}");
        writer.Write($"network.{layer.Name}.Forward({Z}, {layer.Linear.Name}, this);");
        EmitActivation(writer, layer);
    }

    public override void EmitBackward(SourceWriter writer)
    {
        EmitActivationBackward(writer, layer, Notation.Normalized(layer));
        string n = layer.LinearName;
        string hat = Notation.Hat(layer);
        string width = $"({layer.Output.Width})";
        writer.Write($"// ∂{layer.Gain.Name} += Σ ∂{n} ⊙ {hat}\t{width}");
        writer.Write($"// ∂{layer.Shift.Name} += Σ ∂{n}\t{width}");
        writer.Write($"// ∂{hat} = ∂{n} ⊙ {layer.Gain.Name}\t{Notation.Rows(layer.Output)}");
        writer.Write($"// ∂{Z} = (∂{hat} − mean ∂{hat} − {hat} ⊙ mean (∂{hat} ⊙ {hat})) / √(var {Z} + ε)\t{Notation.Rows(layer.Input)}");
        writer.Write($"network.{layer.Name}.Backward({Z}, {layer.Linear.Name}, this);");
    }
}

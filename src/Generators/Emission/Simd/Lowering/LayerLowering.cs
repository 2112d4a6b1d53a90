using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>How a layer is written for the engine: its object, its line of the forward pass, and that of the backward pass.</summary>
internal abstract class LayerLowering
{
    /// <summary>The engine's object that holds the layer's parameters, if it has any.</summary>
    public virtual EngineObject? Object => null;

    public static LayerLowering Of(Layer layer, ModelSpec spec) => layer switch
    {
        Affine affine => new AffineLowering(affine, spec),
        Concatenate concatenate => new ConcatenateLowering(concatenate, spec),
        Normalize normalize => new NormalizeLowering(normalize),
        Drop drop => new DropLowering(drop),
        Bypass bypass => new BypassLowering(bypass),
        _ => throw new InvalidOperationException($"No way to write {layer}."),
    };

    public abstract void EmitForward(SourceWriter writer);

    public abstract void EmitBackward(SourceWriter writer);

    /// <summary>The non-linearity, over what the layer gave before it.</summary>
    protected static void EmitActivation(SourceWriter writer, Layer layer)
    {
        if (layer.Activation is { } activation)
            writer.Write($"global::Makemore.Engine.{activation}.Forward({Variables(layer)}, this);");
    }

    /// <summary>The way back through the non-linearity.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="linear">What the non-linearity read, as a formula.</param>
    protected static void EmitActivationBackward(SourceWriter writer, Layer layer, string linear)
    {
        if (layer.Activation is not { } activation)
            return;
        string h = layer.Output.Name;
        string z = layer.LinearName;
        string place = layer.Linear == layer.Output ? $", in place of ∂{h}" : "";
        writer.Write($"// {z} = {linear}, {h} = {Notation.Name(activation)}({z})");
        writer.Write($"// ∂{z} = ∂{h} ⊙ {Notation.Derivative(activation, h, z)}{place}\t{Notation.Rows(layer.Output)}");
        writer.Write($"global::Makemore.Engine.{activation}.Backward({Variables(layer)}, this);").Blank();
    }

    private static string Variables(Layer layer) => string.Join(", ", layer.Variables.Select(units => units.Name));
}

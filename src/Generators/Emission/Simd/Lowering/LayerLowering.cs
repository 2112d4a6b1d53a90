using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>
/// Emits a layer for the engine: its object, its lines of the forward pass, and its lines of the backward pass.
/// </summary>
internal abstract class LayerLowering(ModelLayer layer)
{
    /// <summary>The object of the engine that holds the layer's parameters; null if the layer has none.</summary>
    public virtual EngineObject? Object => null;

    /// <summary>The types of the engine that the emitted lines use.</summary>
    public IEnumerable<string> EngineTypes =>
    [
        .. Object is { } engineObject ? (string[])[engineObject.Type] : StaticTypes,
        .. layer.Activation is { } activation ? (string[])[activation.ToString()] : [],
    ];

    /// <summary>The static types of the engine that a layer without an object calls.</summary>
    protected virtual string[] StaticTypes => [];

    public static LayerLowering Of(ModelLayer layer, ModelDeclaration model) => layer switch
    {
        LinearLayer linear => new LinearLowering(linear, model),
        EmbeddingLayer embedding => new EmbeddingLowering(embedding, model),
        NormalizationLayer normalization => new NormalizationLowering(normalization),
        DropoutLayer dropout => new DropoutLowering(dropout),
        ResidualLayer residual => new ResidualLowering(residual),
        _ => throw new InvalidOperationException($"No way to write {layer}."),
    };

    public abstract void EmitForward(SourceWriter writer);

    public abstract void EmitBackward(SourceWriter writer);

    /// <summary>Writes the call of the activation function, which follows the other lines of the layer.</summary>
    protected void EmitActivation(SourceWriter writer)
    {
        if (layer.Activation is { } activation)
            writer.Write($"{activation}.Forward({Variables}, this);");
    }

    /// <summary>Writes the backward pass of the activation function.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="input">The input of the activation function, as a formula.</param>
    /// <param name="isInLayer">Whether the layer's own call computes it. Then only the formula is written.</param>
    protected void EmitActivationBackward(SourceWriter writer, string input, bool isInLayer = false)
    {
        if (layer.Function is not { } function)
            return;
        string h = layer.Output.Name;
        string z = layer.PreActivationName;
        string place = function.NeedsInput || isInLayer ? "" : $", in place of ∂{h}";
        writer.Write($"// {z} = {input}, {h} = {function.Name}({z})");
        writer.Write($"// ∂{z} = ∂{h} ⊙ {function.Derivative(h, z)}{place}\t{Notation.Rows(layer.Output)}");
        if (!isInLayer)
            writer.Write($"{layer.Activation}.Backward({Variables}, this);").Blank();
    }

    /// <summary>The variables of the layer, as arguments.</summary>
    protected string Variables => string.Join(", ", layer.Variables.Select(variable => variable.Name));
}

using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>How a layer is written for the engine: its object, its line of the forward pass, and that of the backward pass.</summary>
internal abstract class LayerLowering(ModelLayer layer)
{
    /// <summary>The engine's object that holds the layer's parameters, if it has any.</summary>
    public virtual EngineObject? Object => null;

    /// <summary>The engine's types that the lines name.</summary>
    public IEnumerable<string> EngineTypes =>
    [
        .. Object is { } engineObject ? (string[])[engineObject.Type] : StaticTypes,
        .. layer.Activation is { } activation ? (string[])[activation.ToString()] : [],
    ];

    /// <summary>The engine's static types that a layer without an object calls.</summary>
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

    /// <summary>The activation function, over what the layer computed before it.</summary>
    protected void EmitActivation(SourceWriter writer)
    {
        if (layer.Activation is { } activation)
            writer.Write($"{activation}.Forward({Variables}, this);");
    }

    /// <summary>The backward pass of the activation function.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="input">The input of the activation function, as a formula.</param>
    protected void EmitActivationBackward(SourceWriter writer, string input)
    {
        if (layer.Function is not { } function)
            return;
        string h = layer.Output.Name;
        string z = layer.PreActivationName;
        string place = function.NeedsInput ? "" : $", in place of ∂{h}";
        writer.Write($"// {z} = {input}, {h} = {function.Name}({z})");
        writer.Write($"// ∂{z} = ∂{h} ⊙ {function.Derivative(h, z)}{place}\t{Notation.Rows(layer.Output)}");
        writer.Write($"{layer.Activation}.Backward({Variables}, this);").Blank();
    }

    private string Variables => string.Join(", ", layer.Variables.Select(variable => variable.Name));
}

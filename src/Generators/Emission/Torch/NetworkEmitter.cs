using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Torch;

/// <summary>The second file: the forward pass, line by line as the notebook has it. Autograd does the way back.</summary>
internal static class NetworkEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        int concatenated = spec.Context * spec.Embed;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The forward pass: from contexts X to the logits of the next token. Autograd does the way back.");
        writer.Write($"""
            /// <summary>The forward pass.</summary>
            /// <param name="X">The contexts, (B × {spec.Context}), 64-bit integers.</param>
            /// <returns>The logits, (B × {spec.TokenCount}).</returns>
            public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor X)
            """).Open();
        writer.Write($"var emb = E[X];\t// (B × {spec.Context} × {spec.Embed})");
        if (!spec.Hierarchical || spec.Direct)
            writer.Write($"var {ArchitectureBuilder.Embeddings} = emb.view(-1, {concatenated});\t// {Notation.Rows(concatenated)}");
        foreach (Layer layer in architecture.Layers.Where(layer => layer is not Concatenate))
        {
            string activation = layer.Activation is { } nonlinearity ? $".{Notation.Name(nonlinearity)}()" : "";
            string value = Value(layer, spec);
            bool isSum = activation.Length > 0 && layer is Affine { Bias: not null };
            string declared = layer is Affine { Adds: true } ? $"{layer.Output.Name} = {layer.Output.Name} + " : $"var {layer.Output.Name} = ";
            writer.Write($"{declared}{(isSum ? $"({value})" : value)}{activation};\t// {Notation.Rows(layer.Output)}");
        }
        writer.Write("return logits;").Close();
        return TypeDeclaration.Close(writer, spec);
    }

    private static string Value(Layer layer, ModelSpec spec) => layer switch
    {
        Affine affine => $"{Read(affine, spec)}.matmul({affine.Weight.Name}.T){(affine.Bias is { } bias ? $" + {bias.Name}" : "")}",
        Normalize { Running: { } running } norm =>
            $"global::TorchSharp.torch.nn.functional.batch_norm({norm.Input.Name}, {running.Mean.Name}, {running.Variance.Name}, {norm.Gain.Name}, {norm.Shift.Name}, training)",
        Normalize norm =>
            $"global::TorchSharp.torch.nn.functional.layer_norm({norm.Input.Name}, [{norm.Input.Width}], {norm.Gain.Name}, {norm.Shift.Name})",
        Drop drop => $"Dropout({drop.Input.Name}, {InitialValues.Number(drop.Rate)}f, layer: {drop.Number})",
        Bypass bypass => $"{bypass.Input.Name} + {bypass.Around.Name}",
        _ => throw new InvalidOperationException($"No way to write {layer}."),
    };

    /// <summary>What an affine layer multiplies; in a hierarchical model two rows, one after the other, are one.</summary>
    private static string Read(Affine layer, ModelSpec spec)
    {
        bool fuses = layer.ReadsEmbeddings ? spec.Hierarchical && !layer.Adds : layer.Groups > 1;
        if (fuses)
            return $"{layer.Input?.Name ?? "emb"}.view(-1, {layer.In})";
        return layer.Input?.Name ?? ArchitectureBuilder.Embeddings;
    }
}

using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Torch;

/// <summary>
/// Emits the second file: the forward pass, with the lines of the notebook. Autograd computes the gradients.
/// </summary>
internal static class NetworkEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        var sizes = new ModelSizes(model);
        Size concatenated = sizes.Context * sizes.Embed;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, model, $"""
            The forward pass: from contexts X to the logits of the next token. Autograd computes the gradients.

            {FileHeading.Letters(model)}
            """);
        writer.Write("""
            /// <summary>The forward pass.</summary>
            /// <param name="X">The contexts, [B, C], 64-bit integers.</param>
            /// <returns>The logits, [B, V].</returns>
            public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor X)
            """).Open();
        writer.Write("var emb = E[X];\t// [B, C, D]");
        if (!model.Hierarchical || model.Direct)
            writer.Write($"var {ArchitectureBuilder.Embeddings} = emb.view(-1, {concatenated.Code});\t// {Notation.Rows(concatenated)}");
        foreach (ModelLayer layer in architecture.Layers.Where(layer => layer is not EmbeddingLayer))
        {
            string activation = layer.Function is { } function ? $".{function.Name}()" : "";
            string value = Value(layer, model);
            bool isSum = activation.Length > 0 && layer is LinearLayer { Bias: not null };
            string declared = layer is LinearLayer { Adds: true } ? $"{layer.Output.Name} = {layer.Output.Name} + " : $"var {layer.Output.Name} = ";
            string remark = layer is LinearLayer { SharesEmbedding: true } ? "; the weights are the embedding E" : "";
            writer.Write($"{declared}{(isSum ? $"({value})" : value)}{activation};\t// {Notation.Rows(layer.Output)}{remark}");
        }
        writer.Write("return logits;").Close();
        return TypeDeclaration.Close(writer, model.ContainingTypes);
    }

    private static string Value(ModelLayer layer, ModelDeclaration model) => layer switch
    {
        LinearLayer linear => $"{Read(linear, model)}.matmul({linear.Weight.Name}.T){(linear.Bias is { } bias ? $" + {bias.Name}" : "")}",
        NormalizationLayer { Running: { } running } norm =>
            $"BatchNorm({norm.Input.Name}, {running.Mean.Name}, {running.Variance.Name}, {norm.Gain.Name}, {norm.Shift.Name})",
        NormalizationLayer norm =>
            $"global::TorchSharp.torch.nn.functional.layer_norm({norm.Input.Name}, [{norm.Input.Width.Code}], {norm.Gain.Name}, {norm.Shift.Name})",
        DropoutLayer dropout => $"Dropout({dropout.Input.Name}, rate: {InitialValues.Number(dropout.Rate)}f, mask: {dropout.Number})",
        ResidualLayer residual => $"{residual.Input.Name} + {residual.Skipped.Name}",
        _ => throw new InvalidOperationException($"No way to write {layer}."),
    };

    /// <summary>The input of a linear layer as code. A hierarchical model reads two neighboring rows as one row.</summary>
    private static string Read(LinearLayer layer, ModelDeclaration model)
    {
        bool fuses = layer.ReadsEmbeddings ? model.Hierarchical && !layer.Adds : layer.Groups > 1;
        if (fuses)
            return $"{layer.Input?.Name ?? "emb"}.view(-1, {layer.In.Code})";
        return layer.Input?.Name ?? ArchitectureBuilder.Embeddings;
    }
}

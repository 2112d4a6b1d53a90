using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>
/// Emits a linear layer. A layer that reads embeddings uses tables of products, and applies its activation function in the
/// same pass.
/// </summary>
internal sealed class LinearLowering(LinearLayer layer, ModelDeclaration model) : LayerLowering(layer)
{
    private string Weight => layer.Weight.Name;

    /// <summary>The number of tokens in an input row of a layer that reads embeddings.</summary>
    private int Positions => layer.In.Value / model.Embed;

    /// <summary>The number of tokens as text in formulas.</summary>
    private string PositionsSymbol => model.Hierarchical && !layer.Adds ? "2" : "C";

    /// <summary>Whether the layer sets the gradient of E, to which the layers that look up E add theirs.</summary>
    public bool SetsEmbeddingGradient => layer.SharesEmbedding;

    public override EngineObject Object => new(
        layer.ReadsEmbeddings ? "EmbeddingLinear" : "Linear", layer.Name, string.Join(", ", Arguments()), Meaning());

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {Notation.Forward(layer)}\t{Notation.Rows(layer.Output)}\t←  {Notation.Rows(layer.In, layer.Output.Positions)} · {Notation.Shape(layer.In, layer.Out)}");
        if (layer.SharesEmbedding)
            writer.Write("// The layer has no weights of its own: its weights are the embedding E, and H = D.");
        if (layer.ReadsEmbeddings)
            EmitTable(writer);
        if (layer.Groups > 1 || (layer.ReadsEmbeddings && PositionsSymbol == "2"))
            writer.Write($"// {layer.Read}: two neighboring rows of {layer.Input?.Name ?? "E[x]"} are read as one.");
        if (layer.FoldedNorm is { } norm)
            writer.Write($"// Outside training, {layer.Name} computes {Notation.Normalized(norm)} at once, and leaves it in {layer.Output.Name}.");
        string arguments = layer.Input is { } input ? $"{input.Name}, {layer.PreActivation.Name}" : Variables;
        writer.Write($"network.{layer.Name}.{(layer.Adds ? "AddTo" : "Forward")}{AppliedFunction}({arguments}, this);");
        if (!layer.ReadsEmbeddings)
            EmitActivation(writer);
    }

    public override void EmitBackward(SourceWriter writer)
    {
        EmitActivationBackward(writer, Notation.Linear(layer), isInLayer: layer.ReadsEmbeddings);
        string z = layer.PreActivationName;
        string rows = Notation.RowCount(layer.Output.Positions);
        writer.Write($"// ∂{Weight} += ∂{z}ᵀ · {layer.Read}\t{Notation.Shape(layer.Out, layer.In)}\t←  [{layer.Out.Symbol}, {rows}] · [{rows}, {layer.In.Symbol}]");
        if (layer.SharesEmbedding)
            writer.Write($"// This is one part of ∂{Weight}. The other part is the gradient of the look-up, E[x].");
        if (layer.Bias is { } bias)
            writer.Write($"// ∂{bias.Name} += Σ ∂{z}\t{Notation.Shape(layer.Out)}");
        string product = $"←  [{rows}, {layer.Out.Symbol}] · {Notation.Shape(layer.Out, layer.In)}";
        if (layer.Input is { } input)
        {
            writer.Write($"// ∂{layer.Read} {(layer.HasResidual ? "+=" : "=")} ∂{z} · {Weight}\t{Notation.Rows(layer.In, layer.Output.Positions)}\t{product}");
            writer.Write($"network.{layer.Name}.Backward({input.Name}, {layer.PreActivation.Name}, this{(layer.HasResidual ? ", adds: true" : "")});");
            return;
        }
        writer.Write(Positions == 1
            ? $"// ∂E[x] += ∂{z} · {Weight}\t{Notation.Rows(layer.In)}\t{product}"
            : $"// ∂E[x] += ∂{z} · {Weight}, position by position\t[{rows}, {PositionsSymbol}, D]\t{product}");
        string tables = Positions == 1 ? "table's gradient" : "tables' gradients";
        writer.Write($"// The call adds ∂{z} to the rows of the {tables}. The two products follow once, after the last tile of the batch.");
        writer.Write($"network.{layer.Name}.Backward{AppliedFunction}({Variables}, this);");
    }

    /// <summary>The activation function as a type argument, for a layer that applies it itself; empty for none.</summary>
    private string AppliedFunction => layer.ReadsEmbeddings && layer.Activation is { } activation ? $"<{activation}>" : "";

    private IEnumerable<string> Arguments()
    {
        if (layer.ReadsEmbeddings)
            yield return "E";
        yield return Weight;
        if (layer.Bias is { } bias)
            yield return bias.Name;
        if (layer.FoldedNorm is { } norm)
            yield return $"norm: {norm.Name}";
        if (layer.Groups > 1)
            yield return $"groups: {layer.Groups}";
    }

    private string Meaning() => layer.FoldedNorm is { Running: { } running } norm
        ? $"{Notation.Linear(layer)}; outside training {norm.Name} is folded in, with mean {running.Mean.Name} and variance {running.Variance.Name}"
        : Notation.Linear(layer);

    /// <summary>Writes the comment that explains how tables replace most of the product.</summary>
    private void EmitTable(SourceWriter writer) => writer.Write(Positions == 1
        ? $"// The product is a row of the table E · {Weight}ᵀ, [V, {layer.Out.Symbol}], which is computed once for the batch, for the tokens that occur."
        : $"""
            // The product is a sum of rows of {PositionsSymbol} tables, one for each position p: {layer.Read} · {Weight}ᵀ = Σₚ (E · {Weight}ₚᵀ)[xₚ].
            // {Weight}ₚ are the columns of {Weight} for position p. The tables, [V, {layer.Out.Symbol}] each, are computed once for the batch, for the tokens that occur.
            """);
}

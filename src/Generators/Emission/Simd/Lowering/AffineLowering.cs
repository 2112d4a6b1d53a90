using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>A fully connected layer; the first one by way of tables.</summary>
internal sealed class AffineLowering(Affine layer, ModelSpec spec) : LayerLowering
{
    private string Weight => layer.Weight.Name;

    /// <summary>How many tokens a row of a first layer reads.</summary>
    private int Positions => layer.In / spec.Embed;

    public override EngineObject Object => new(
        layer.ReadsEmbeddings ? "EmbeddingLinear" : "Linear", layer.Name, string.Join(", ", Arguments()), Notation.Affine(layer));

    public override void EmitForward(SourceWriter writer)
    {
        writer.Write($"// {Notation.Forward(layer)}\t{Notation.Rows(layer.Output)}\t←  {Notation.Rows(layer.In, layer.Output.Positions)} · ({layer.In} × {layer.Out})");
        if (layer.ReadsEmbeddings)
            EmitTable(writer);
        else if (layer.Groups > 1)
            writer.Write($"// {layer.Read}: two rows of {layer.Input!.Name}, one after the other, are read as one.");
        string read = layer.Input is { } input ? input.Name + ", " : "";
        writer.Write($"network.{layer.Name}.{(layer.Adds ? "AddTo" : "Forward")}({read}{layer.Linear.Name}, this);");
        EmitActivation(writer, layer);
    }

    public override void EmitBackward(SourceWriter writer)
    {
        EmitActivationBackward(writer, layer, Notation.Affine(layer));
        string z = layer.LinearName;
        string rows = Notation.RowCount(layer.Output.Positions);
        writer.Write($"// ∂{Weight} += ∂{z}ᵀ · {layer.Read}\t({layer.Out} × {layer.In})\t←  ({layer.Out} × {rows}) · ({rows} × {layer.In})");
        if (layer.Bias is { } bias)
            writer.Write($"// ∂{bias.Name} += Σ ∂{z}\t({layer.Out})");
        string product = $"←  ({rows} × {layer.Out}) · ({layer.Out} × {layer.In})";
        if (layer.Input is { } input)
        {
            writer.Write($"// ∂{layer.Read} {(layer.IsBypassed ? "+=" : "=")} ∂{z} · {Weight}\t{Notation.Rows(layer.In, layer.Output.Positions)}\t{product}");
            writer.Write($"network.{layer.Name}.Backward({input.Name}, {layer.Linear.Name}, this{(layer.IsBypassed ? ", adds: true" : "")});");
            return;
        }
        writer.Write(Positions == 1
            ? $"// ∂E[x] += ∂{z} · {Weight}\t{Notation.Rows(layer.In)}\t{product}"
            : $"// ∂E[x] += ∂{z} · {Weight}, position by position\t({rows} × {Positions} × {spec.Embed})\t{product}");
        writer.Write($"// As forward: ∂{z} is added to the row of {(Positions == 1 ? "the table" : "each table")} at x, and the products follow once a step.");
        writer.Write($"network.{layer.Name}.Backward({layer.Linear.Name}, this);");
    }

    private IEnumerable<string> Arguments()
    {
        if (layer.ReadsEmbeddings)
            yield return "E";
        yield return Weight;
        if (layer.Bias is { } bias)
            yield return bias.Name;
        if (layer.FoldedNorm is { } norm)
            yield return $"norm: {norm}";
        if (layer.Groups > 1)
            yield return $"groups: {layer.Groups}";
    }

    /// <summary>Why the first layer costs so little.</summary>
    private void EmitTable(SourceWriter writer)
    {
        string shape = $"({spec.TokenCount} × {layer.Out}) at most";
        writer.Write(Positions == 1
            ? $"// A row of the table E · {Weight}ᵀ, which is made once a step for the tokens that occur, {shape}."
            : $"""
                // {layer.Read} · {Weight}ᵀ = Σₚ (E · {Weight}ₚᵀ)[xₚ]: a row from each of {Positions} tables E · {Weight}ₚᵀ, which are made once a step
                // for the tokens that occur, {shape}; {Weight}ₚ are the columns of {Weight} that read position p{(spec.Hierarchical && !layer.Adds ? " of a pair" : "")}.
                """);
    }
}

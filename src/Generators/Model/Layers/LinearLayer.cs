namespace Makemore.Generators.Model.Layers;

/// <summary>output = activation(input · weightᵀ + bias).</summary>
/// <param name="Name">The layer's name: hidden, hidden2, output.</param>
/// <param name="Weight">[out, in].</param>
/// <param name="Bias">[out]; null where a normalization follows, which has its own.</param>
/// <param name="Input">The values it reads; null in a layer that looks up the embeddings of x itself.</param>
/// <param name="Read">What it reads, as the comments have it: h, concat(E[x]), pairs(h1).</param>
/// <param name="Output">The values it computes.</param>
/// <param name="Activation">The activation function; null for none.</param>
internal sealed record LinearLayer(
    string Name, ModelParameter Weight, ModelParameter? Bias, Activations? Input, string Read, Activations Output, Activation? Activation)
    : ModelLayer(Output, Activation)
{
    public Size In => Weight.Shape[1];

    public Size Out => Weight.Shape[0];

    /// <summary>Whether it looks up the embeddings of x itself.</summary>
    public bool ReadsEmbeddings => Input is null;

    /// <summary>How many rows of the input it reads as one.</summary>
    public int Groups => Input is null ? 1 : Input.Positions / Output.Positions;

    /// <summary>The batch normalization that follows, which is folded into the weights outside training; null for none.</summary>
    public NormalizationLayer? FoldedNorm { get; init; }

    /// <summary>Whether its output is added to what another layer computed.</summary>
    public bool Adds { get; init; }

    /// <summary>Whether a residual connection reads its input too.</summary>
    public bool HasResidual { get; init; }

    public override IEnumerable<ModelParameter> Parameters => Bias is null ? [Weight] : [Weight, Bias];
}

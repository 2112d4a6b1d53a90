namespace Makemore.Generators.Model.Layers;

/// <summary>A linear layer: output = activation(input · weightᵀ + bias).</summary>
/// <param name="Name">The name of the layer, such as hidden, hidden2 or output.</param>
/// <param name="Weight">The weights, [out, in].</param>
/// <param name="Bias">The biases, [out]; null if a normalization follows, because that has biases too.</param>
/// <param name="Input">The values that the layer reads; null if the layer looks up the embeddings of x itself.</param>
/// <param name="Read">The input as text in comments, such as h, concat(E[x]) or pairs(h1).</param>
/// <param name="Output">The values that the layer computes.</param>
/// <param name="Activation">The activation function; null for none.</param>
internal sealed record LinearLayer(
    string Name, ModelParameter Weight, ModelParameter? Bias, Activations? Input, string Read, Activations Output, Activation? Activation)
    : ModelLayer(Output, Activation)
{
    public Size In => Weight.Shape[1];

    public Size Out => Weight.Shape[0];

    /// <summary>Whether the layer looks up the embeddings of x itself.</summary>
    public bool ReadsEmbeddings => Input is null;

    /// <summary>The number of rows of the input that the layer reads as one row.</summary>
    public int Groups => Input is null ? 1 : Input.Positions / Output.Positions;

    /// <summary>
    /// The batch normalization that follows; null for none. Outside training, it is folded into the weights.
    /// </summary>
    public NormalizationLayer? FoldedNorm { get; init; }

    /// <summary>Whether the layer adds its output to the output of another layer.</summary>
    public bool Adds { get; init; }

    /// <summary>Whether a residual connection also reads the input of the layer.</summary>
    public bool HasResidual { get; init; }

    /// <summary>Whether the weights are the embedding, so that the layer has none of its own.</summary>
    public bool SharesEmbedding { get; init; }

    public override IEnumerable<ModelParameter> Parameters =>
    [
        .. SharesEmbedding ? (ModelParameter[])[] : [Weight],
        .. Bias is null ? (ModelParameter[])[] : [Bias],
    ];
}

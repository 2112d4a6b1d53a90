namespace Makemore.Generators.Model.Layers;

/// <summary>
/// Embedding look-up: output = concat(E[x]), the embeddings of the tokens of a context. Another layer reads them as its
/// input.
/// </summary>
/// <param name="Output">The values that the layer computes.</param>
internal sealed record EmbeddingLayer(Activations Output)
    : ModelLayer(Output, Activation: null);

namespace Makemore.Generators.Model.Layers;

/// <summary>output = concat(E[x]): the embeddings of a context's tokens, for layers that read them as they would any values.</summary>
/// <param name="Output">The values it computes.</param>
internal sealed record EmbeddingLayer(Activations Output)
    : ModelLayer(Output, Activation: null);

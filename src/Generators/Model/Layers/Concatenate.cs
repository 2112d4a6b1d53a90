namespace Makemore.Generators.Model.Layers;

/// <summary>output = concat(E[x]): the embeddings of a context's tokens, for layers that read them as they would units.</summary>
/// <param name="Output">The units it gives.</param>
internal sealed record Concatenate(Units Output)
    : Layer(Output, Activation: null);

namespace Makemore.Generators.Model;

/// <summary>The values of a layer for a tile of contexts: a variable of the forward pass.</summary>
/// <param name="Name">The variable: h, logits.</param>
/// <param name="Width">How many values a row has.</param>
/// <param name="Positions">How many rows a context has: 1, or the groups of tokens that a hierarchical model has left.</param>
internal sealed record Activations(string Name, Size Width, int Positions = 1);

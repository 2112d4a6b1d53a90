namespace Makemore.Generators.Model;

/// <summary>The numbers of a layer on their way through: a variable of the forward pass.</summary>
/// <param name="Name">The variable: h, logits.</param>
/// <param name="Width">How many numbers a row has.</param>
/// <param name="Positions">How many rows a context has: 1, or the groups of tokens that a hierarchical model has left.</param>
internal sealed record Units(string Name, int Width, int Positions = 1);

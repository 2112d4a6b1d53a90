namespace Makemore.Generators.Model;

/// <summary>A variable of the forward pass: the values of a layer for a tile of contexts.</summary>
/// <param name="Name">The name of the variable, such as h or logits.</param>
/// <param name="Width">The number of values in a row.</param>
/// <param name="Positions">
/// The number of rows for each context: 1, or in a hierarchical model the number of groups of tokens at this layer.
/// </param>
internal sealed record Activations(string Name, Size Width, int Positions = 1);

namespace Makemore.Generators.Model.Layers;

/// <summary>A residual connection: output = input + skipped.</summary>
/// <param name="Input">The output of the layers that the connection skips.</param>
/// <param name="Skipped">The input of the layers that the connection skips.</param>
/// <param name="Output">The sum.</param>
internal sealed record ResidualLayer(Activations Input, Activations Skipped, Activations Output)
    : ModelLayer(Output, Activation: null);

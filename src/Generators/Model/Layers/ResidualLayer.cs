namespace Makemore.Generators.Model.Layers;

/// <summary>output = input + skipped: a residual connection.</summary>
/// <param name="Input">What the layers in between computed.</param>
/// <param name="Skipped">What they read.</param>
/// <param name="Output">The sum.</param>
internal sealed record ResidualLayer(Activations Input, Activations Skipped, Activations Output)
    : ModelLayer(Output, Activation: null);

namespace Makemore.Generators.Model.Layers;

/// <summary>output = input + around: a residual connection.</summary>
/// <param name="Input">What the layers between gave.</param>
/// <param name="Around">What they read.</param>
/// <param name="Output">The sum.</param>
internal sealed record Bypass(Units Input, Units Around, Units Output)
    : Layer(Output, Activation: null);

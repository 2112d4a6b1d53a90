namespace Makemore.Generators.Model.Layers;

/// <summary>Dropout: output = input ⊙ mask. In training, the mask sets random units to 0.</summary>
/// <param name="Number">The number of the layer among the dropout layers.</param>
/// <param name="Rate">The probability that a unit is set to 0.</param>
/// <param name="Input">The values that the layer reads.</param>
/// <param name="Output">The values that the layer computes.</param>
internal sealed record DropoutLayer(int Number, float Rate, Activations Input, Activations Output)
    : ModelLayer(Output, Activation: null);

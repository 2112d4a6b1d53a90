namespace Makemore.Generators.Model.Layers;

/// <summary>output = input without the units that a training step drops.</summary>
/// <param name="Number">The number of the layer among the dropout layers.</param>
/// <param name="Rate">The share that is dropped.</param>
/// <param name="Input">The values it reads.</param>
/// <param name="Output">The values it computes.</param>
internal sealed record DropoutLayer(int Number, float Rate, Activations Input, Activations Output)
    : ModelLayer(Output, Activation: null);

namespace Makemore.Generators.Model.Layers;

/// <summary>output = input without the units that a step of training drops.</summary>
/// <param name="Number">The number of the layer among those that drop.</param>
/// <param name="Rate">The share that is dropped.</param>
/// <param name="Input">The units it reads.</param>
/// <param name="Output">The units it gives.</param>
internal sealed record Drop(int Number, float Rate, Units Input, Units Output)
    : Layer(Output, Activation: null);

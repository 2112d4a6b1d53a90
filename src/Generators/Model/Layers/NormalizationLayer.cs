namespace Makemore.Generators.Model.Layers;

/// <summary>A normalization: output = activation(gain ⊙ (input − mean) / √(variance + ε) + shift).</summary>
/// <param name="Name">The name of the layer, such as norm or norm2.</param>
/// <param name="Gain">The gains, [n].</param>
/// <param name="Shift">The biases, [n].</param>
/// <param name="Running">
/// The running mean and variance of batch normalization, [n] each; null for layer normalization.
/// </param>
/// <param name="Input">The values that the layer reads.</param>
/// <param name="Output">The values that the layer computes.</param>
/// <param name="Activation">The activation function.</param>
internal sealed record NormalizationLayer(
    string Name, ModelParameter Gain, ModelParameter Shift, (ModelParameter Mean, ModelParameter Variance)? Running, Activations Input, Activations Output, Activation? Activation)
    : ModelLayer(Output, Activation)
{
    public override IEnumerable<ModelParameter> Parameters =>
        Running is { } running ? [Gain, Shift, running.Mean, running.Variance] : [Gain, Shift];

    // The letter z already stands for the input of the layer.
    protected override string PreActivationLetter => "n";
}

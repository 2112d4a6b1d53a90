namespace Makemore.Generators.Model.Layers;

/// <summary>output = activation(gain ⊙ (input − mean) / √(variance + ε) + shift).</summary>
/// <param name="Name">The layer's name: norm, norm2.</param>
/// <param name="Gain">[n].</param>
/// <param name="Shift">[n].</param>
/// <param name="Running">The running mean and variance, [n] each; null where each context is normalized by itself.</param>
/// <param name="Input">The values it reads.</param>
/// <param name="Output">The values it computes.</param>
/// <param name="Activation">The activation function.</param>
internal sealed record NormalizationLayer(
    string Name, ModelParameter Gain, ModelParameter Shift, (ModelParameter Mean, ModelParameter Variance)? Running, Activations Input, Activations Output, Activation? Activation)
    : ModelLayer(Output, Activation)
{
    public override IEnumerable<ModelParameter> Parameters =>
        Running is { } running ? [Gain, Shift, running.Mean, running.Variance] : [Gain, Shift];

    // z is what it reads.
    protected override string PreActivationLetter => "n";
}

namespace Makemore.Generators.Model.Layers;

/// <summary>output = activation(gain ⊙ (input − mean) / √(variance + ε) + shift).</summary>
/// <param name="Name">The layer's name: norm, norm2.</param>
/// <param name="Gain">(n).</param>
/// <param name="Shift">(n).</param>
/// <param name="Running">The running mean and variance, (n) each; null where a context is normalized by itself.</param>
/// <param name="Input">The units it reads.</param>
/// <param name="Output">The units it gives.</param>
/// <param name="Activation">The non-linearity.</param>
internal sealed record Normalize(
    string Name, Parameter Gain, Parameter Shift, (Parameter Mean, Parameter Variance)? Running, Units Input, Units Output, Activation? Activation)
    : Layer(Output, Activation)
{
    public override IEnumerable<Parameter> Parameters =>
        Running is { } running ? [Gain, Shift, running.Mean, running.Variance] : [Gain, Shift];

    // z is what it reads.
    protected override string LinearLetter => "n";
}

namespace Makemore.Generators.Model.Layers;

/// <summary>A layer, which is one line of the forward pass. Each backend writes the line in its own way.</summary>
/// <param name="Output">The values that the layer computes.</param>
/// <param name="Activation">The activation function that is applied last; null for none.</param>
internal abstract record ModelLayer(Activations Output, Activation? Activation)
{
    /// <summary>The parameters of the layer, in the order in which they are initialized.</summary>
    public virtual IEnumerable<ModelParameter> Parameters => [];

    /// <summary>The activation function, if there is one.</summary>
    public ActivationFunction? Function => Activation is { } activation ? ActivationFunction.Of(activation) : null;

    /// <summary>
    /// The input of the activation function. If the backward pass does not need the input, the output overwrites it.
    /// </summary>
    public Activations PreActivation => Function is { NeedsInput: true } ? Output with { Name = PreActivationName } : Output;

    /// <summary>
    /// The name of the input of the activation function. The comments use this name even if the output overwrites the
    /// input.
    /// </summary>
    public string PreActivationName => Activation is null ? Output.Name : PreActivationLetter + Output.Name.Substring(1);

    /// <summary>The first letter of that name. For example, h2 is computed from z2.</summary>
    protected virtual string PreActivationLetter => "z";

    /// <summary>The variables that the layer declares.</summary>
    public IEnumerable<Activations> Variables => PreActivation == Output ? [Output] : [PreActivation, Output];
}

namespace Makemore.Generators.Model.Layers;

/// <summary>One line of the forward pass. Each backend has its way to write it.</summary>
/// <param name="Output">The values that the line computes.</param>
/// <param name="Activation">The activation function that comes last; null for none.</param>
internal abstract record ModelLayer(Activations Output, Activation? Activation)
{
    /// <summary>What the layer learns, in the order in which it is drawn.</summary>
    public virtual IEnumerable<ModelParameter> Parameters => [];

    /// <summary>The activation function, if there is one.</summary>
    public ActivationFunction? Function => Activation is { } activation ? ActivationFunction.Of(activation) : null;

    /// <summary>The input of the activation function. Where the backward pass does not need it, the output takes its place.</summary>
    public Activations PreActivation => Function is { NeedsInput: true } ? Output with { Name = PreActivationName } : Output;

    /// <summary>The name of the activation function's input, which the comments use even where it is overwritten.</summary>
    public string PreActivationName => Activation is null ? Output.Name : PreActivationLetter + Output.Name.Substring(1);

    /// <summary>The letter that stands for it: z2 is what h2 is computed from.</summary>
    protected virtual string PreActivationLetter => "z";

    /// <summary>The variables that the layer brings.</summary>
    public IEnumerable<Activations> Variables => PreActivation == Output ? [Output] : [PreActivation, Output];
}

namespace Makemore.Generators.Model.Layers;

/// <summary>One line of the forward pass; each backend has its way to write it.</summary>
/// <param name="Output">What the line gives.</param>
/// <param name="Activation">The non-linearity that comes last; null for none.</param>
internal abstract record Layer(Units Output, Activation? Activation)
{
    /// <summary>What the layer learns, in the order in which it is drawn.</summary>
    public virtual IEnumerable<Parameter> Parameters => [];

    /// <summary>
    /// What the non-linearity reads. Gelu's derivative needs it, and it is kept in a variable of its own; Tanh and Relu
    /// overwrite it, as their derivatives follow from what they give.
    /// </summary>
    public Units Linear => Activation is Model.Activation.Gelu ? Output with { Name = LinearName } : Output;

    /// <summary>The name of what the non-linearity reads, which the comments use even where it is overwritten.</summary>
    public string LinearName => Activation is null ? Output.Name : LinearLetter + Output.Name.Substring(1);

    /// <summary>The letter that stands for it: z2 is what h2 is computed from.</summary>
    protected virtual string LinearLetter => "z";

    /// <summary>The variables that the layer brings.</summary>
    public IEnumerable<Units> Variables => Linear == Output ? [Output] : [Linear, Output];
}

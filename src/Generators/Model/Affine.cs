namespace Makemore.Generators.Model;

/// <summary>One line of the forward pass: output = activation(input · weightᵀ + bias).</summary>
/// <param name="Name">The layer's name: hidden, hidden2, output.</param>
/// <param name="Weight">(out × in).</param>
/// <param name="Bias">(out).</param>
/// <param name="Input">What it reads: the units before it or, in the first layer, concat(E[x]).</param>
/// <param name="IsFirst">Whether it is the first layer, which looks the embeddings of x up.</param>
/// <param name="Output">The units it gives: h, logits.</param>
/// <param name="Activation">The non-linearity; null for the logits.</param>
internal sealed record Affine(string Name, Parameter Weight, Parameter Bias, string Input, bool IsFirst, string Output, Activation? Activation)
{
    public int In => Weight.Shape[1];

    public int Out => Weight.Shape[0];
}

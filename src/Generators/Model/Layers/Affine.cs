namespace Makemore.Generators.Model.Layers;

/// <summary>output = activation(input · weightᵀ + bias).</summary>
/// <param name="Name">The layer's name: hidden, hidden2, output.</param>
/// <param name="Weight">(out × in).</param>
/// <param name="Bias">(out); null where a normalization follows, which has its own.</param>
/// <param name="Input">The units it reads; null in a first layer, which looks the embeddings of x up.</param>
/// <param name="Read">What it reads, as the comments have it: h, concat(E[x]), pairs(h1).</param>
/// <param name="Output">The units it gives.</param>
/// <param name="Activation">The non-linearity; null for none.</param>
internal sealed record Affine(
    string Name, Parameter Weight, Parameter? Bias, Units? Input, string Read, Units Output, Activation? Activation)
    : Layer(Output, Activation)
{
    public int In => Weight.Shape[1];

    public int Out => Weight.Shape[0];

    /// <summary>Whether it is a first layer, which reads the embeddings.</summary>
    public bool ReadsEmbeddings => Input is null;

    /// <summary>How many rows of the input it reads as one.</summary>
    public int Groups => Input is null ? 1 : Input.Positions / Output.Positions;

    /// <summary>The name of the batch normalization that follows, which is folded in after training; null for none.</summary>
    public string? FoldedNorm { get; init; }

    /// <summary>Whether its output is added to what another layer gave.</summary>
    public bool Adds { get; init; }

    /// <summary>Whether its input goes around it too.</summary>
    public bool IsBypassed { get; init; }

    public override IEnumerable<Parameter> Parameters => Bias is null ? [Weight] : [Weight, Bias];
}

namespace Makemore;

/// <summary>How the weights start. Biases start at 0 unless said otherwise.</summary>
public enum Initialization
{
    /// <summary>randn / √fan-in, and randn · 0.01 for the embedding: the notebook's.</summary>
    ScaledNormal,

    /// <summary>
    /// randn · gain / √fan-in (He et al. 2015), with the gain of the hidden layers' activation, 5/3 for tanh and √2 for
    /// relu and gelu, and 1 for the output; randn for the embedding.
    /// </summary>
    Kaiming,

    /// <summary>As <c>torch.nn.Linear</c>, evenly from −1/√fan-in to 1/√fan-in, biases too; randn for the embedding, as <c>torch.nn.Embedding</c>.</summary>
    TorchDefault,
}

namespace Makemore;

/// <summary>How the weights are initialized. Biases start at 0, except with <see cref="TorchDefault"/>.</summary>
public enum Initialization
{
    /// <summary>randn / √fan-in, and randn · 0.01 for the embedding, as in the notebook.</summary>
    ScaledNormal,

    /// <summary>
    /// randn · gain / √fan-in (He et al. 2015), and randn for the embedding. The gain of a hidden layer depends on its
    /// activation function: 5/3 for tanh, √2 for the others. The gain of the output layer is 1.
    /// </summary>
    Kaiming,

    /// <summary>
    /// Weights and biases are uniform from −1/√fan-in to 1/√fan-in, as in <c>torch.nn.Linear</c>. The embedding is
    /// randn, as in <c>torch.nn.Embedding</c>.
    /// </summary>
    TorchDefault,
}

namespace Makemore;

/// <summary>The non-linearity of the hidden layers.</summary>
public enum Activation
{
    /// <summary>tanh(z), as in Bengio et al. 2003 (equation 1) and the notebook.</summary>
    Tanh,

    /// <summary>max(z, 0).</summary>
    Relu,

    /// <summary>z·Φ(z), with Φ the normal distribution's cumulative function: the exact form, PyTorch's default.</summary>
    Gelu,
}

namespace Makemore;

/// <summary>The activation function of the hidden layers, h = f(z).</summary>
public enum Activation
{
    /// <summary>The hyperbolic tangent, tanh(z), as in Bengio et al. 2003 (equation 1) and the notebook.</summary>
    Tanh,

    /// <summary>The rectified linear unit, max(z, 0).</summary>
    Relu,

    /// <summary>
    /// The Gaussian error linear unit, z·Φ(z), where Φ is the cumulative distribution function of the standard normal
    /// distribution. This is the exact form, PyTorch's default.
    /// </summary>
    Gelu,

    /// <summary>The sigmoid linear unit, also called swish: z·σ(z), where σ(z) = 1 / (1 + e⁻ᶻ).</summary>
    Silu,

    /// <summary>The exponential linear unit with α = 1: z if z is above 0, and eᶻ − 1 otherwise.</summary>
    Elu,
}

namespace Makemore.Engine;

/// <summary>The Gaussian error linear unit, exact as PyTorch's default: z·Φ(z).</summary>
public static unsafe class Gelu
{
    /// <summary>h = z ⊙ Φ(z).</summary>
    /// <param name="z">What the units receive, (B × n).</param>
    /// <param name="h">Receives what they give, (B × n).</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Forward(Activations z, Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.Gelu(z.Values, h.Values, h.Rows(pass) * h.Stride);
    }

    /// <summary>∂z = ∂h ⊙ (Φ(z) + z·φ(z)).</summary>
    /// <param name="z">What the units received; receives its gradient.</param>
    /// <param name="h">What they gave, whose gradient is known.</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Backward(Activations z, Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.GeluBackward(z.Values, h.Gradients, z.Gradients, h.Rows(pass) * h.Stride);
    }
}

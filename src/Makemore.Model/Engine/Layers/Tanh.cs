namespace Makemore.Engine;

/// <summary>The hyperbolic tangent of every unit.</summary>
public static unsafe class Tanh
{
    /// <summary>h ← tanh(h).</summary>
    /// <param name="h">The units, (B × n).</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Forward(Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.Tanh(h.Values, h.Rows(pass) * h.Stride);
    }

    /// <summary>∂h ← ∂h ⊙ (1 − h²).</summary>
    /// <param name="h">The units, whose gradient is known.</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Backward(Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.TanhBackward(h.Values, h.Gradients, h.Rows(pass) * h.Stride);
    }
}

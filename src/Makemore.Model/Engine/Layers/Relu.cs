namespace Makemore.Engine;

/// <summary>The rectifier of every unit.</summary>
public static unsafe class Relu
{
    /// <summary>h ← max(h, 0).</summary>
    /// <param name="h">The units, (B × n).</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Forward(Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.Relu(h.Values, h.Rows(pass) * h.Stride);
    }

    /// <summary>∂h ← ∂h where h is above 0, else 0.</summary>
    /// <param name="h">The units, whose gradient is known.</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Backward(Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        Kernels.Best.ReluBackward(h.Values, h.Gradients, h.Rows(pass) * h.Stride);
    }
}

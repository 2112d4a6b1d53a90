namespace Makemore.Engine;

/// <summary>Applies an activation function to all numbers of a tile.</summary>
internal static unsafe class Elementwise
{
    /// <summary>h = f(z). It works in place if z and h are the same.</summary>
    public static void Forward<TFunction>(Activations z, Activations h, Tile tile)
        where TFunction : struct, IActivationFunction
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        Kernels.Best.Activate<TFunction>(z.Values, h.Values, h.Rows(tile) * h.Stride);
    }

    /// <summary>∂z = ∂h ⊙ f′(z). It works in place if z and h are the same.</summary>
    public static void Backward<TFunction>(Activations z, Activations h, Tile tile)
        where TFunction : struct, IActivationFunction
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        Kernels.Best.ActivateBackward<TFunction>(z.Values, h.Values, h.Gradients, z.Gradients, h.Rows(tile) * h.Stride);
    }
}

using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// A residual connection: the input of a layer is added to its output (He et al. 2016). This type supports generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Residual
{
    /// <summary>h = a + x.</summary>
    /// <param name="a">The layer's output, (B × n).</param>
    /// <param name="x">The layer's input, (B × n).</param>
    /// <param name="h">Receives the sum, (B × n).</param>
    /// <param name="tile">The tile they belong to.</param>
    public static void Forward(Activations a, Activations x, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        for (int row = 0; row < h.Rows(tile); row++)
            TensorPrimitives.Add(a.Row(row), x.Row(row), h.WritableRow(row));
    }

    /// <summary>∂a = ∂h and ∂x = ∂h. The backward pass of the layer itself adds its own part to ∂x.</summary>
    /// <param name="a">The layer's output, which receives its gradient.</param>
    /// <param name="x">The layer's input, which receives its gradient.</param>
    /// <param name="h">The sum, whose gradient is known.</param>
    /// <param name="tile">The tile they belong to.</param>
    public static void Backward(Activations a, Activations x, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        for (int row = 0; row < h.Rows(tile); row++)
        {
            h.GradientRow(row).CopyTo(a.GradientRow(row));
            h.GradientRow(row).CopyTo(x.GradientRow(row));
        }
    }
}

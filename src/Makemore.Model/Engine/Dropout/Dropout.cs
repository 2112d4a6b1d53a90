using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// Drops units at random in training, and multiplies the others by 1 / (1 − rate) (Srivastava et al. 2014). This type
/// supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Dropout
{
    /// <summary>h = a ⊙ mask in training; h = a otherwise.</summary>
    /// <param name="a">The units, (B × n).</param>
    /// <param name="h">Receives the units after dropout, (B × n).</param>
    /// <param name="rate">The share of the units that is dropped.</param>
    /// <param name="mask">The mask's number. Each mask of a model has its own number and its own random values.</param>
    /// <param name="tile">The tile they belong to.</param>
    public static void Forward(Activations a, Activations h, float rate, int mask, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        int firstRow = tile.FirstRow * a.Positions;
        for (int row = 0; row < a.Rows(tile); row++)
        {
            if (tile.Noise is { } noise)
            {
                // The memory of a's gradient keeps the mask for the backward pass.
                Span<float> factors = a.GradientRow(row);
                noise.Fill(mask, firstRow + row, rate, factors);
                TensorPrimitives.Multiply(a.Row(row), factors, h.WritableRow(row));
            }
            else
            {
                if (tile.IsTraining)
                    a.GradientRow(row).Fill(1);
                a.Row(row).CopyTo(h.WritableRow(row));
            }
        }
    }

    /// <summary>∂a = ∂h ⊙ mask.</summary>
    /// <param name="a">The units, which receive their gradient.</param>
    /// <param name="h">The units after dropout, whose gradient is known.</param>
    /// <param name="tile">The tile they belong to.</param>
    public static void Backward(Activations a, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        for (int row = 0; row < a.Rows(tile); row++)
            TensorPrimitives.Multiply(a.GradientRow(row), h.GradientRow(row), a.GradientRow(row));
    }
}

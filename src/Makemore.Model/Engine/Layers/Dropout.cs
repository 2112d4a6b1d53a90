using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>Drops units at random while the model learns, and makes the others larger by as much (Srivastava et al. 2014).</summary>
public static unsafe class Dropout
{
    /// <summary>h = a ⊙ mask in training; h = a otherwise.</summary>
    /// <param name="a">The units, (B × n).</param>
    /// <param name="h">Receives those that are left, (B × n).</param>
    /// <param name="rate">The share that is dropped.</param>
    /// <param name="layer">The layer's number, by which its chance differs from other layers'.</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Forward(Activations a, Activations h, float rate, int layer, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        int firstRow = pass.FirstRow * a.Positions;
        for (int row = 0; row < a.Rows(pass); row++)
        {
            if (pass.Noise is { } noise)
            {
                // The mask waits for the way back where the gradient of a will be.
                Span<float> mask = a.GradientRow(row);
                noise.Fill(layer, firstRow + row, rate, mask);
                TensorPrimitives.Multiply(a.Row(row), mask, h.WritableRow(row));
            }
            else
            {
                if (pass.IsTraining)
                    a.GradientRow(row).Fill(1);
                a.Row(row).CopyTo(h.WritableRow(row));
            }
        }
    }

    /// <summary>∂a = ∂h ⊙ mask.</summary>
    /// <param name="a">The units; receive their gradient.</param>
    /// <param name="h">Those that were left, whose gradient is known.</param>
    /// <param name="pass">The pass they belong to.</param>
    public static void Backward(Activations a, Activations h, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(pass);
        for (int row = 0; row < a.Rows(pass); row++)
            TensorPrimitives.Multiply(a.GradientRow(row), h.GradientRow(row), a.GradientRow(row));
    }
}

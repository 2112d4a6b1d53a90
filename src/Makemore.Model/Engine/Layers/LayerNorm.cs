using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// Layer normalization (Ba, Kiros and Hinton 2016): the units of each context are normalized to mean 0 and variance 1,
/// and then scaled by a gain and shifted, both learned. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerNorm : Norm
{
    /// <summary>Makes the layer from its parameters.</summary>
    /// <param name="gain">γ, (n).</param>
    /// <param name="shift">β, (n).</param>
    public LayerNorm(Parameter gain, Parameter shift)
        : base(gain, shift)
    {
    }

    /// <summary>ẑ = (z − mean z) / √(var z + ε), which overwrites z, and h = γ ⊙ ẑ + β.</summary>
    /// <param name="z">The units, (B × n).</param>
    /// <param name="h">Receives the normalized units, (B × n).</param>
    /// <param name="tile">The tile they belong to.</param>
    public void Forward(Activations z, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        for (int row = 0; row < z.Rows(tile); row++)
        {
            Span<float> units = z.WritableRow(row);
            TensorPrimitives.Subtract(units, TensorPrimitives.Sum<float>(units) / Width, units);
            float factor = 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(units) / Width + Epsilon);
            z.RowFactors[row] = factor;
            TensorPrimitives.Multiply(units, factor, units);
            TensorPrimitives.MultiplyAdd(units, Gain, Shift, h.WritableRow(row));
        }
    }

    /// <summary>∂γ += Σ ∂h ⊙ ẑ, ∂β += Σ ∂h, ∂z = (g − mean g − ẑ · mean (g ⊙ ẑ)) / √(var z + ε) with g = γ ⊙ ∂h.</summary>
    /// <param name="z">The units, which receive their gradient.</param>
    /// <param name="h">The normalized units, whose gradient is known.</param>
    /// <param name="tile">The tile they belong to.</param>
    public void Backward(Activations z, Activations h, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(h);
        ArgumentNullException.ThrowIfNull(tile);
        Span<float> gain = GainGradient(tile);
        Span<float> shift = ShiftGradient(tile);
        for (int row = 0; row < z.Rows(tile); row++)
        {
            ReadOnlySpan<float> units = z.Row(row);
            ReadOnlySpan<float> given = h.GradientRow(row);
            TensorPrimitives.MultiplyAdd(given, units, gain, gain);
            TensorPrimitives.Add(shift, given, shift);

            Span<float> gradient = z.GradientRow(row);
            TensorPrimitives.Multiply(given, Gain, gradient);
            float mean = TensorPrimitives.Sum<float>(gradient) / Width;
            float slope = TensorPrimitives.Dot<float>(gradient, units) / Width;
            TensorPrimitives.Subtract(gradient, mean, gradient);
            TensorPrimitives.MultiplyAdd(units, -slope, gradient, gradient);
            TensorPrimitives.Multiply(gradient, z.RowFactors[row], gradient);
        }
    }
}

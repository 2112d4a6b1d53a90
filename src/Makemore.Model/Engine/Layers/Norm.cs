using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// The base class of the normalizations, with a gain and a shift for every unit. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Norm : Layer
{
    /// <summary>ε, which is added to a variance because it may be 0. It is PyTorch's default.</summary>
    private protected const float Epsilon = 1e-5f;

    private readonly Parameter _gain;
    private readonly Parameter _shift;

    private protected Norm(Parameter gain, Parameter shift)
    {
        ArgumentNullException.ThrowIfNull(gain);
        ArgumentNullException.ThrowIfNull(shift);
        _gain = gain;
        _shift = shift;
        Width = gain.Spec.Count;
        AccumulatorSize = 2 * Kernels.Pad(Width);
    }

    /// <summary>How many units there are.</summary>
    private protected int Width { get; }

    private protected ReadOnlySpan<float> Gain => _gain.Values;

    private protected ReadOnlySpan<float> Shift => _shift.Values;

    internal override void Prepare(Batch batch, bool training, Products products)
    {
        // The layer reads the gain and the shift directly and needs no copy.
    }

    internal override void Finish(float* accumulators, Products products)
    {
        new ReadOnlySpan<float>(accumulators, Width).CopyTo(_gain.Gradients);
        new ReadOnlySpan<float>(accumulators + Kernels.Pad(Width), Width).CopyTo(_shift.Gradients);
    }

    private protected Span<float> GainGradient(Tile tile) => new(tile.Accumulators(this), Width);

    private protected Span<float> ShiftGradient(Tile tile) => new(tile.Accumulators(this) + Kernels.Pad(Width), Width);
}

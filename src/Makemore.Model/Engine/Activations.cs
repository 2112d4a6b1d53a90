namespace Makemore.Engine;

/// <summary>The numbers of one layer for the contexts on their way through, and the loss's derivatives by them; a row a context.</summary>
public sealed unsafe class Activations
{
    /// <summary>Rows this far apart, or a multiple of it, would share one set of the first cache and push each other out.</summary>
    private const int PageFloats = 256;

    private readonly AlignedFloats _values;
    private readonly AlignedFloats _gradients;

    /// <summary>Makes room.</summary>
    /// <param name="rows">How many contexts go through at a time.</param>
    /// <param name="width">How many numbers a context has here.</param>
    public Activations(int rows, int width)
    {
        Width = width;
        PaddedWidth = Kernels.Pad(width);
        Stride = PaddedWidth;
        if (Stride % PageFloats == 0)
            Stride += Kernels.Padding;
        _values = new AlignedFloats(rows * Stride);
        _gradients = new AlignedFloats(rows * Stride);
    }

    internal int Width { get; }

    /// <summary>What the kernels work on: the width, and zeros up to a whole number of registers.</summary>
    internal int PaddedWidth { get; }

    /// <summary>The distance between rows.</summary>
    internal int Stride { get; }

    internal float* Values => _values.Pointer;

    internal float* Gradients => _gradients.Pointer;

    internal ReadOnlySpan<float> Row(int row) => _values.Span.Slice(row * Stride, Width);
}

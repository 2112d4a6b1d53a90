using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// The numbers of one layer for the contexts on their way through, and the loss's derivatives by them; a row a context. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Activations
{
    /// <summary>Rows this far apart, or a multiple of it, would share one set of the first cache and push each other out.</summary>
    private const int PageFloats = 256;

    private readonly AlignedFloats _values;
    private readonly AlignedFloats _gradients;
    private float[]? _rowFactors;

    /// <summary>Makes room.</summary>
    /// <param name="rows">How many contexts go through at a time.</param>
    /// <param name="width">How many numbers a context has here, at each of its positions.</param>
    /// <param name="positions">How many rows a context has here: 1, or as many as it has tokens or groups of tokens left.</param>
    public Activations(int rows, int width, int positions = 1)
    {
        Width = width;
        Positions = positions;
        PaddedWidth = Kernels.Pad(width);
        Stride = StrideOf(width);
        _values = new AlignedFloats(checked(rows * positions * Stride));
        _gradients = new AlignedFloats(rows * positions * Stride);
    }

    /// <summary>How many rows a context has.</summary>
    internal int Positions { get; }

    internal int Width { get; }

    /// <summary>What the kernels work on: the width, and zeros up to a whole number of registers.</summary>
    internal int PaddedWidth { get; }

    /// <summary>The distance between rows.</summary>
    internal int Stride { get; }

    internal float* Values => _values.Pointer;

    internal float* Gradients => _gradients.Pointer;

    /// <summary>How far rows of a width lie apart.</summary>
    internal static int StrideOf(int width)
    {
        int padded = Kernels.Pad(width);
        return padded % PageFloats == 0 ? padded + Kernels.Padding : padded;
    }

    /// <summary>How many rows a tile has.</summary>
    internal int Rows(Tile tile) => tile.Rows * Positions;

    /// <summary>What a normalization has multiplied each row by.</summary>
    internal float[] RowFactors => _rowFactors ??= new float[_values.Length / Stride];

    internal ReadOnlySpan<float> Row(int row) => WritableRow(row);

    internal Span<float> WritableRow(int row) => _values.Span.Slice(row * Stride, Width);

    internal Span<float> GradientRow(int row) => _gradients.Span.Slice(row * Stride, Width);
}

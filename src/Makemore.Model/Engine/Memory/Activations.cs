using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// The activations of one layer for the contexts of a tile, and their gradients. Each context has one row or more. This
/// type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Activations
{
    /// <summary>Rows at a multiple of this distance would share one set of the L1 cache and evict each other.</summary>
    private const int PageFloats = 256;

    private readonly AlignedFloats _values;
    private readonly AlignedFloats _gradients;
    private float[]? _rowFactors;

    /// <summary>Allocates the memory.</summary>
    /// <param name="rows">The largest number of contexts in a tile.</param>
    /// <param name="width">How many activations a row has.</param>
    /// <param name="positions">
    /// How many rows a context has: 1, or one for each token or group of tokens that remains.
    /// </param>
    /// <exception cref="InsufficientMemoryException">No array has room for them.</exception>
    public Activations(int rows, int width, int positions = 1)
    {
        Width = width;
        Positions = positions;
        Stride = StrideOf(width);
        long length = (long)rows * positions * Stride;
        _values = new AlignedFloats(length);
        _gradients = new AlignedFloats(length);
    }

    /// <summary>How many rows a context has.</summary>
    internal int Positions { get; }

    internal int Width { get; }

    /// <summary>The distance between rows.</summary>
    internal int Stride { get; }

    internal float* Values => _values.Pointer;

    internal float* Gradients => _gradients.Pointer;

    /// <summary>The distance between rows of a width.</summary>
    internal static int StrideOf(int width)
    {
        int padded = Kernels.Pad(width);
        return padded % PageFloats == 0 ? padded + Kernels.Padding : padded;
    }

    /// <summary>How many rows a tile has.</summary>
    internal int Rows(Tile tile) => tile.Rows * Positions;

    /// <summary>The factor by which a normalization has multiplied each row.</summary>
    internal float[] RowFactors => _rowFactors ??= new float[_values.Length / Stride];

    internal ReadOnlySpan<float> Row(int row) => WritableRow(row);

    internal Span<float> WritableRow(int row) => _values.Span.Slice(row * Stride, Width);

    internal Span<float> GradientRow(int row) => _gradients.Span.Slice(row * Stride, Width);
}

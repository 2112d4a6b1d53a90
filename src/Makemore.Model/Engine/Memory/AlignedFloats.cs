namespace Makemore.Engine;

/// <summary>
/// Floats, initially 0, that begin on a cache line. They never move in memory, so that kernels can keep pointers to
/// them.
/// </summary>
internal sealed unsafe class AlignedFloats
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);

    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Allocates the floats.</summary>
    /// <param name="length">How many there are. A product of sizes must be computed as a long.</param>
    /// <exception cref="InsufficientMemoryException">No array has room for them.</exception>
    public AlignedFloats(long length)
    {
        Length = ToLength(length);
        _array = GC.AllocateArray<float>(Length + LineFloats, pinned: true);
        fixed (float* start = _array)
        {
            _offset = (int)((LineBytes - (nuint)start % LineBytes) % LineBytes) / sizeof(float);
            Pointer = start + _offset;
        }
    }

    public int Length { get; }

    /// <summary>Where the floats begin. The pointer is valid for the lifetime of this object.</summary>
    public float* Pointer { get; }

    /// <summary>The array and the index at which the floats begin, to make a tensor over them.</summary>
    public (float[] Array, int Offset) Storage => (_array, _offset);

    /// <summary>This object if it is long enough; otherwise a new one of this length, filled with 0.</summary>
    /// <exception cref="InsufficientMemoryException">No array has room for this length.</exception>
    public AlignedFloats OrLonger(long length) => ToLength(length) <= Length ? this : new AlignedFloats(length);

    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>Converts a length, unless it is longer than an array can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, so its computation overflowed.</exception>
    /// <exception cref="InsufficientMemoryException">No array has room for this length.</exception>
    public static int ToLength(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int longest = Array.MaxLength - LineFloats;
        return length <= longest
            ? (int)length
            : throw new InsufficientMemoryException($"The model needs an array of {length} numbers, and an array has room for {longest}; use a smaller {nameof(TrainingOptions.BatchSize)} or a smaller model.");
    }
}

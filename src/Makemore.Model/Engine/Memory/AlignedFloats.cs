namespace Makemore.Engine;

/// <summary>
/// Floats, initially 0, that begin on a cache line. They never move in memory, so that kernels can keep pointers to
/// them.
/// </summary>
internal sealed unsafe class AlignedFloats
{
    private const int LineBytes = 64;

    private readonly float[] _array;
    private readonly int _offset;

    public AlignedFloats(int length)
    {
        _array = GC.AllocateArray<float>(checked(length + LineBytes / sizeof(float)), pinned: true);
        fixed (float* start = _array)
        {
            _offset = (int)((LineBytes - (nuint)start % LineBytes) % LineBytes) / sizeof(float);
            Pointer = start + _offset;
        }
        Length = length;
    }

    public int Length { get; }

    /// <summary>Where the floats begin. The pointer is valid for the lifetime of this object.</summary>
    public float* Pointer { get; }

    /// <summary>The array and the index at which the floats begin, to make a tensor over them.</summary>
    public (float[] Array, int Offset) Storage => (_array, _offset);

    /// <summary>This object if it is long enough; otherwise a new one of this length, filled with 0.</summary>
    public AlignedFloats OrLonger(int length) => length <= Length ? this : new AlignedFloats(length);

    public Span<float> Span => _array.AsSpan(_offset, Length);
}

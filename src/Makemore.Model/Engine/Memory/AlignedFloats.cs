namespace Makemore.Engine;

/// <summary>Zeroed floats that begin on a cache line and never move, so that kernels may point into them.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int LineBytes = 64;

    private readonly float[] _array;
    private readonly int _offset;

    public AlignedFloats(int length)
    {
        _array = GC.AllocateArray<float>(checked(length + LineBytes / sizeof(float)), pinned: true);
        fixed (float* start = _array)
            _offset = (int)((LineBytes - (nuint)start % LineBytes) % LineBytes) / sizeof(float);
        Length = length;
    }

    public int Length { get; }

    /// <summary>Where the floats begin; valid as long as this object is.</summary>
    public float* Pointer
    {
        get
        {
            fixed (float* start = _array)
                return start + _offset;
        }
    }

    /// <summary>The array, and where in it the floats begin: for a tensor over them.</summary>
    public (float[] Array, int Offset) Storage => (_array, _offset);

    /// <summary>This, or as many zeroes as are asked for where it is too short.</summary>
    public AlignedFloats OrLonger(int length) => length <= Length ? this : new AlignedFloats(length);

    public Span<float> Span => _array.AsSpan(_offset, Length);
}

namespace Makemore;

/// <summary>
/// PyTorch's random number generator for the CPU, in managed code. After <c>torch.manual_seed(seed)</c>, the same calls
/// draw the same numbers. Only the last bits of a normal draw may differ, because they depend on a logarithm and a
/// cosine.
/// </summary>
/// <remarks>Every draw changes the generator, so only one thread at a time may use it.</remarks>
public sealed class TorchRandom
{
    /// <summary>How many bytes the state of a generator has.</summary>
    internal const int StateBytes = MersenneTwister.StateBytes;

    private const int Block = 16;

    private readonly MersenneTwister _engine;
    private double? _secondNormal;

    /// <summary>Starts the sequence, as <c>torch.manual_seed(seed)</c> does.</summary>
    /// <param name="seed">The seed. 2⁶⁴ is added to a negative seed, as in PyTorch.</param>
    public TorchRandom(int seed) => _engine = new MersenneTwister((uint)seed);

    /// <summary>
    /// The state after draws of uniform numbers and whole numbers. It does not contain the second of two normal numbers,
    /// which a single normal draw keeps.
    /// </summary>
    internal byte[] State() => _engine.State();

    /// <summary>Goes on from a state.</summary>
    /// <exception cref="FormatException">The bytes are not the state of a generator.</exception>
    internal void Restore(ReadOnlySpan<byte> state)
    {
        _engine.Restore(state);
        _secondNormal = null;
    }

    /// <summary>A number in [0, 1), as <c>torch.rand</c> draws one: 24 random bits.</summary>
    public float NextSingle() => (_engine.NextUInt32() & 0xFF_FFFF) * (1f / (1 << 24));

    /// <summary>A whole number in [0, <paramref name="bound"/>), as <c>torch.randint</c> draws one.</summary>
    /// <param name="bound">The exclusive upper bound, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // The remainder of a 32-bit number slightly favors small results. From this bound on, PyTorch takes a 64-bit
        // number.
        const int Wide = 1 << 28;
        return bound < Wide ? (int)(_engine.NextUInt32() % (uint)bound) : (int)(NextUInt64() % (ulong)bound);
    }

    /// <summary>
    /// Fills with draws from the standard normal distribution, as <c>torch.randn</c> fills a float tensor.
    /// </summary>
    /// <param name="values">
    /// Receives the draws, row-major. PyTorch transforms uniform numbers in blocks of 16. It computes fewer than 16
    /// values one by one in double precision. The numbers therefore depend on the length.
    /// </param>
    public void NextNormal(Span<float> values)
    {
        if (values.Length < Block)
        {
            foreach (ref float value in values)
                value = (float)NextNormalDouble();
            return;
        }

        foreach (ref float value in values)
            value = NextSingle();
        for (int start = 0; start <= values.Length - Block; start += Block)
            BoxMuller(values.Slice(start, Block));

        // If values remain after the last whole block, the last 16 values are drawn again as one block.
        if (values.Length % Block != 0)
        {
            Span<float> last = values[^Block..];
            foreach (ref float value in last)
                value = NextSingle();
            BoxMuller(last);
        }
    }

    /// <summary>
    /// Transforms 16 uniform numbers into 16 normal ones. Value j determines the radius, and value j + 8 the angle.
    /// </summary>
    private static void BoxMuller(Span<float> block)
    {
        for (int j = 0; j < Block / 2; j++)
        {
            float radius = MathF.Sqrt(-2 * MathF.Log(1 - block[j]));
            float angle = 2 * MathF.PI * block[j + Block / 2];
            block[j] = radius * MathF.Cos(angle);
            block[j + Block / 2] = radius * MathF.Sin(angle);
        }
    }

    /// <summary>
    /// One normal number in double precision. The draw gives a second number, which is kept for the next call.
    /// </summary>
    private double NextNormalDouble()
    {
        if (_secondNormal is { } second)
        {
            _secondNormal = null;
            return second;
        }

        double angle = 2 * Math.PI * NextDouble();
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        _secondNormal = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    private double NextDouble() => (NextUInt64() & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));

    private ulong NextUInt64()
    {
        ulong high = _engine.NextUInt32();
        return (high << 32) | _engine.NextUInt32();
    }
}

namespace Makemore;

/// <summary>
/// The part of Python's <c>random</c> module that makemore uses: <c>random.seed(seed)</c>, then <c>random.shuffle</c>.
/// Only one thread at a time may use it.
/// </summary>
internal sealed class PythonRandom(int seed)
{
    private readonly MersenneTwister _engine = new([(uint)Math.Abs((long)seed)]);

    /// <summary>Shuffles in place, with the same draws as Python's <c>random.shuffle</c>.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>
    /// A whole number in [0, bound). It draws as many bits as the bound has, and repeats the draw until the number is
    /// below the bound.
    /// </summary>
    private int Below(int bound)
    {
        int bits = 32 - int.LeadingZeroCount(bound);
        while (true)
        {
            uint drawn = _engine.NextUInt32() >> (32 - bits);
            if (drawn < bound)
                return (int)drawn;
        }
    }
}

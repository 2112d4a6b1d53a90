namespace Makemore.Testing;

/// <summary>Random numbers from a seed (SplitMix64). They are quick, and the same on every machine.</summary>
public sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number of 64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number of 0 or more and less than another.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>One of several values.</summary>
    public T OneOf<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];
}

namespace Makemore.Engine;

/// <summary>
/// The chance by which a step drops units. It is counted, not drawn one after another: a unit's fate follows from the
/// seed, the step, the layer and the unit's place alone, so that it is the same for any number of threads.
/// </summary>
/// <param name="Seed">The training's seed.</param>
/// <param name="Step">The step, from 0.</param>
public readonly record struct DropoutNoise(int Seed, int Step)
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private const int Draws = 4;
    private const int DrawBits = 16;

    /// <summary>Fills a row with 0 for the units that are dropped, and 1 / (1 − rate) for the others.</summary>
    /// <param name="layer">The layer's number.</param>
    /// <param name="row">The row's number in the batch.</param>
    /// <param name="rate">The share that is dropped, to within 2⁻¹⁷.</param>
    /// <param name="mask">Receives the factors.</param>
    public void Fill(int layer, int row, float rate, Span<float> mask)
    {
        uint dropped = (uint)MathF.Round(rate * (1 << DrawBits));
        float kept = 1 / (1 - dropped / (float)(1 << DrawBits));
        ulong state = Mix(Mix(((ulong)(uint)Seed << 32) | (uint)Step) + (((ulong)(uint)layer << 32) | (uint)row));
        ulong bits = 0;
        for (int unit = 0; unit < mask.Length; unit++, bits >>= DrawBits)
        {
            if (unit % Draws == 0)
                bits = Mix(state += Golden);
            mask[unit] = (bits & 0xFFFF) < dropped ? 0 : kept;
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}

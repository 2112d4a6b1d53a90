using System.ComponentModel;
using System.Numerics;

namespace Makemore.Engine;

/// <summary>
/// The random values by which a step drops units. They are not a sequence of draws. A hash of the seed, the step, the
/// mask, the row and the unit decides whether a unit is dropped, so the result is the same for any number of threads.
/// This type supports generated code.
/// </summary>
/// <param name="Seed">The seed of the training options.</param>
/// <param name="Step">The step, from 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct DropoutNoise(int Seed, int Step)
{
    private const uint Golden = 0x9E37_79B9;

    /// <summary>Fills a row with 0 for the units that are dropped, and 1 / (1 − rate) for the others.</summary>
    /// <param name="mask">The mask's number. Each mask of a model has its own number and its own random values.</param>
    /// <param name="row">The row's number in the batch.</param>
    /// <param name="rate">The share of the units that is dropped.</param>
    /// <param name="factors">Receives the row of the mask.</param>
    public void Fill(int mask, int row, float rate, Span<float> factors)
    {
        ulong key = Mix(Mix(((ulong)(uint)Seed << 32) | (uint)Step) + (((ulong)(uint)mask << 32) | (uint)row));
        var (first, second) = ((uint)key, (uint)(key >> 32));
        uint dropped = (uint)(rate * (double)(1L << 32));
        float kept = 1 / (1 - rate);
        int unit = 0;
        for (; unit <= factors.Length - Vector<uint>.Count; unit += Vector<uint>.Count)
        {
            Vector<uint> hash = Hash(Vector.CreateSequence((uint)unit, 1u) * Golden + new Vector<uint>(first), new Vector<uint>(second));
            Vector<int> isDropped = Vector.AsVectorInt32(Vector.LessThan(hash, new Vector<uint>(dropped)));
            Vector.ConditionalSelect(isDropped, Vector<float>.Zero, new Vector<float>(kept)).CopyTo(factors[unit..]);
        }
        for (; unit < factors.Length; unit++)
            factors[unit] = Hash(new Vector<uint>((uint)unit * Golden + first), new Vector<uint>(second))[0] < dropped ? 0 : kept;
    }

    /// <summary>A hash of 32 bits in two rounds (Wellons 2018, "lowbias32"), with a second key between them.</summary>
    private static Vector<uint> Hash(Vector<uint> x, Vector<uint> key)
    {
        x = (x ^ (x >> 16)) * 0x7FEB_352D;
        x ^= key;
        x = (x ^ (x >> 15)) * 0x846C_A68B;
        return x ^ (x >> 16);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}

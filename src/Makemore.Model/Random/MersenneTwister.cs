using System.Buffers.Binary;

namespace Makemore;

/// <summary>
/// MT19937 (Matsumoto and Nishimura 1998), the random number generator of PyTorch and Python. Only one thread at a time
/// may use it.
/// </summary>
internal sealed class MersenneTwister
{
    /// <summary>How many bytes the state of a generator has.</summary>
    public const int StateBytes = (Size + 1) * sizeof(uint);

    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    /// <summary>Seeds with one number, as <c>torch.manual_seed</c> does.</summary>
    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (int i = 1; i < Size; i++)
            _state[i] = 1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30)) + (uint)i;
    }

    /// <summary>
    /// Seeds with a key of numbers (init_by_array in the reference implementation), as Python's <c>random.seed</c>
    /// does.
    /// </summary>
    public MersenneTwister(ReadOnlySpan<uint> key)
        : this(19650218u)
    {
        int i = 1;
        for (int k = 0; k < Math.Max(Size, key.Length); k++)
        {
            int j = k % key.Length;
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525u)) + key[j] + (uint)j;
            i = NextIndex(i);
        }
        for (int k = 0; k < Size - 1; k++)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941u)) - (uint)i;
            i = NextIndex(i);
        }
        _state[0] = 0x80000000u;
    }

    /// <summary>The state: all numbers that follow depend on nothing else.</summary>
    public byte[] State()
    {
        byte[] bytes = new byte[StateBytes];
        for (int i = 0; i < Size; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _state[i]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Size * sizeof(uint)), _next);
        return bytes;
    }

    /// <summary>Goes on from a state.</summary>
    /// <exception cref="FormatException">The bytes are not the state of a generator.</exception>
    public void Restore(ReadOnlySpan<byte> state)
    {
        int next = BinaryPrimitives.ReadInt32LittleEndian(state[(Size * sizeof(uint))..]);
        if (next is < 0 or > Size)
            throw new FormatException($"The state of a generator has its next number at {next}, which is not from 0 to {Size}.");
        for (int i = 0; i < Size; i++)
            _state[i] = BinaryPrimitives.ReadUInt32LittleEndian(state[(i * sizeof(uint))..]);
        _next = next;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_next == Size)
            Twist();
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private int NextIndex(int i)
    {
        if (i < Size - 1)
            return i + 1;
        _state[0] = _state[Size - 1];
        return 1;
    }

    private void Twist()
    {
        for (int i = 0; i < Size; i++)
        {
            int next = i < Size - 1 ? i + 1 : 0;
            int middle = i < Size - Middle ? i + Middle : i + Middle - Size;
            uint y = (_state[i] & 0x80000000u) | (_state[next] & 0x7fffffffu);
            _state[i] = _state[middle] ^ (y >> 1) ^ ((y & 1) * 0x9908b0dfu);
        }
        _next = 0;
    }
}

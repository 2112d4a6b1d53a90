using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Makemore;

/// <summary>
/// Cuts long arrays of numbers into pieces, to read or write their bytes. A span has room for the bytes of a piece, but not
/// for 2³¹ bytes or more.
/// </summary>
internal static class NumberBytes
{
    /// <summary>How many numbers a piece has.</summary>
    private const int PieceLength = 1 << 20;

    /// <summary>The pieces of an array, in their order.</summary>
    public static IEnumerable<Range> PiecesOf(int length)
    {
        int end;
        for (int start = 0; start < length; start = end)
        {
            end = start + Math.Min(PieceLength, length - start);
            yield return start..end;
        }
    }

    /// <summary>Adds the bytes of numbers to a hash.</summary>
    public static void AppendNumbers<T>(this IncrementalHash hash, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        foreach (Range piece in PiecesOf(numbers.Length))
            hash.AppendData(MemoryMarshal.AsBytes(numbers[piece]));
    }
}

using CsCheck;

namespace Makemore.Testing;

/// <summary>
/// Draws inputs that are nearly valid: a valid input after a few changes, as a fuzzer makes them. A change flips a bit,
/// replaces, removes, repeats or inserts bytes, cuts the input, continues with another input, or replaces a number.
/// </summary>
public static class MutatedBytes
{
    /// <summary>The largest number of changes of an input.</summary>
    private const int MostChanges = 6;

    /// <summary>Numbers at which an arithmetic overflow or a comparison goes wrong.</summary>
    private static readonly byte[][] Numbers =
    [
        .. new[]
        {
            "0", "1", "-1", "2", "64", "255", "65536", "1000000000", "2147483591", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296",
            "9223372036854775807", "9223372036854775808", "1e308", "1e-320", "1e999", "0.1", "NaN", "null", "",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[] OddBytes = [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2E, 0x5C, 0x7B, 0x7D, 0x7F, 0x80, 0xC0, 0xED, 0xEF, 0xFE, 0xFF];

    /// <summary>Draws inputs.</summary>
    /// <param name="inputs">The valid inputs.</param>
    public static Gen<byte[]> Of(params byte[][] inputs) => Gen.ULong.Select(seed => Changed(inputs, new Draw(seed)));

    /// <summary>Gets inputs that are a little smaller than a given one.</summary>
    public static IEnumerable<byte[]> Smaller(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        for (int length = input.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= input.Length; start += length)
                yield return [.. input[..start], .. input[(start + length)..]];
        }
    }

    private static byte[] Changed(byte[][] inputs, Draw draw)
    {
        byte[] input = inputs[draw.Below(inputs.Length)];
        for (int changes = 1 + draw.Below(MostChanges); changes > 0; changes--)
            input = ChangedOnce(input, inputs, draw);
        return input;
    }

    private static byte[] ChangedOnce(byte[] input, byte[][] inputs, Draw draw)
    {
        int start = draw.Below(input.Length + 1);
        int end = Math.Min(input.Length, start + 1 + draw.Below(draw.Below(4) == 0 ? 64 : 4));
        return draw.Below(10) switch
        {
            0 => Flipped(input, draw),
            1 => [.. input[..start], OddBytes[draw.Below(OddBytes.Length)], .. input[end..]],
            2 => [.. input[..start], .. input[end..]],
            3 => [.. input[..end], .. input[start..]],
            4 => [.. input[..start], (byte)draw.Below(256), .. input[start..]],
            5 => draw.Below(4) == 0 ? input[..start] : Flipped(input, draw),
            6 => Spliced(input[..start], inputs[draw.Below(inputs.Length)], draw),
            _ => WithAnotherNumber(input, draw),
        };
    }

    private static byte[] Flipped(byte[] input, Draw draw)
    {
        byte[] changed = [.. input];
        if (changed.Length > 0)
            changed[draw.Below(changed.Length)] ^= (byte)(1 << draw.Below(8));
        return changed;
    }

    private static byte[] Spliced(byte[] beginning, byte[] other, Draw draw) => [.. beginning, .. other[draw.Below(other.Length + 1)..]];

    /// <summary>Replaces a number in decimal digits; the first one from a place on.</summary>
    private static byte[] WithAnotherNumber(byte[] input, Draw draw)
    {
        int from = draw.Below(input.Length + 1);
        int start = input.AsSpan(from).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
            return Flipped(input, draw);
        start += from;
        int length = input.AsSpan(start).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        int end = length < 0 ? input.Length : start + length;
        return [.. input[..start], .. Numbers[draw.Below(Numbers.Length)], .. input[end..]];
    }
}

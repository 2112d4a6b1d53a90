using System.Security.Cryptography;
using System.Text;

namespace Makemore.Engine;

/// <summary>
/// The SHA-256 of a state file. It is the first entry of the metadata, so its place in the file is fixed. It is computed over the whole
/// file, with zeros in its own place, so that a change of any bit is noticed before anything else is read.
/// </summary>
internal static class StateChecksum
{
    /// <summary>The prefix of the metadata keys of a state file.</summary>
    public const string Prefix = "state.";

    /// <summary>The metadata key. The entry is the first one, and another one with the prefix follows it.</summary>
    public const string Key = Prefix + "sha256";

    /// <summary>How a header begins, up to the checksum.</summary>
    private const string Before = "{\"" + SafetensorsHeader.Metadata + "\":{\"" + Key + "\":\"";

    /// <summary>How the metadata go on after the checksum.</summary>
    private const string After = "\",\"" + Prefix;

    /// <summary>Where the checksum begins, in bytes. The length of the header comes first.</summary>
    private static int Position => sizeof(ulong) + Before.Length;

    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>What stands in the place of the checksum while it is computed.</summary>
    public static string Zeros { get; } = new('0', Digits);

    /// <summary>Computes the checksum of a file.</summary>
    /// <param name="write">Writes the file, with <see cref="Zeros"/> as the checksum.</param>
    /// <returns>The checksum in hexadecimal.</returns>
    public static string Of(Action<Stream> write)
    {
        using var stream = new HashStream();
        write(stream);
        return Convert.ToHexStringLower(stream.Hash());
    }

    /// <summary>Whether a file begins as a state does, even if a bit of it has changed: with this entry, or with the next one.</summary>
    /// <param name="file">The file, at its beginning.</param>
    public static bool IsExpected(Stream file)
    {
        byte[] beginning = new byte[Position + Digits + After.Length];
        int length = file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return Encoding.Latin1.GetString(beginning, 0, length).Contains($"\"{Prefix}", StringComparison.Ordinal);
    }

    /// <summary>Whether the checksum of a file is that of its content.</summary>
    /// <param name="file">The file, at its beginning.</param>
    public static bool IsRight(Stream file)
    {
        byte[] beginning = new byte[Position + Digits];
        if (file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) < beginning.Length)
            return false;
        Span<byte> place = beginning.AsSpan(Position);
        string checksum = Encoding.Latin1.GetString(place);
        place.Fill((byte)'0');
        return checksum == Of(stream =>
        {
            stream.Write(beginning);
            file.CopyTo(stream);
        });
    }
}

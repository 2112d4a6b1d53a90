using System.Security.Cryptography;
using System.Text;

namespace Makemore.CommandLine.Data;

/// <summary>A hash that identifies the lines of a corpus. Two files with the same lines have the same fingerprint.</summary>
internal static class Fingerprint
{
    /// <summary>The SHA-256 of all lines in order, with a line feed between two of them.</summary>
    public static string Of(Corpus corpus)
    {
        // All lines together may be longer than a string can be.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = [];
        for (int i = 0; i < corpus.Count; i++)
        {
            string line = corpus[i];
            int room = Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
            if (buffer.Length < room)
                buffer = new byte[room];
            int length = Encoding.UTF8.GetBytes(line, buffer);
            if (i < corpus.Count - 1)
                buffer[length++] = (byte)'\n';
            hash.AppendData(buffer, 0, length);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Makemore.CommandLine;

/// <summary>A hash that identifies the lines of a corpus. Two files with the same lines have the same fingerprint.</summary>
internal static class Fingerprint
{
    /// <summary>The SHA-256 of all lines in order.</summary>
    public static string Of(Corpus corpus) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', corpus))));
}

using System.Security.Cryptography;
using System.Text;

namespace Makemore.Engine;

/// <summary>The SHA-256 of a state, of its metadata and its numbers. It differs if a bit of them has changed.</summary>
internal static class StateChecksum
{
    /// <summary>Computes the checksum.</summary>
    /// <param name="metadata">The entries of the state, without the checksum, in any order.</param>
    /// <param name="tensors">The numbers of each tensor, in the order of the file.</param>
    /// <returns>The checksum in hexadecimal.</returns>
    public static string Of(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<float[]> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string key, string value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{key}\n{value}\n"));
        foreach (float[] numbers in tensors)
            hash.AppendNumbers<float>(numbers);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

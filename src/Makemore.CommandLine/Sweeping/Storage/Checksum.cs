using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>Computes a checksum of values of a database. Two sequences of values have the same checksum only if they are the same.</summary>
internal sealed class Checksum : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a value of an SQLite type: null, an integer, a real number or a text.</summary>
    public void Add(object? value)
    {
        string text = value switch
        {
            null or DBNull => "null",
            long number => string.Create(CultureInfo.InvariantCulture, $"integer {number}"),
            double number => string.Create(CultureInfo.InvariantCulture, $"real {BitConverter.DoubleToInt64Bits(number):x}"),
            string characters => $"text {Encoding.UTF8.GetByteCount(characters)} {characters}",
            _ => throw new InvalidOperationException($"A value of the type {value.GetType().Name} is not in the table."),
        };
        _hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));
    }

    /// <summary>The checksum in hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}

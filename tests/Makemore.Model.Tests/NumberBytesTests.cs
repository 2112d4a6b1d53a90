using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Makemore.Tests;

/// <summary>The bytes of numbers are the same in pieces, however many numbers there are.</summary>
public sealed class NumberBytesTests
{
    /// <summary>A little more than one piece.</summary>
    private const int Several = (1 << 20) + 3;

    /// <summary>The bytes of the last two arrays are more than a span has room for.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData(Several)]
    [InlineData(536_870_912)]
    [InlineData(0x7FFF_FFC7)]
    public void ThePiecesFollowEachOther(int length)
    {
        int end = 0;
        foreach (Range piece in NumberBytes.PiecesOf(length))
        {
            Assert.Equal(end, piece.Start.Value);
            Assert.InRange(piece.End.Value - end, 1, 1 << 20);
            end = piece.End.Value;
        }
        Assert.Equal(length, end);
    }

    [Fact]
    public void AHashIsThatOfAllBytes()
    {
        int[] numbers = [.. Enumerable.Range(0, Several)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendNumbers<int>(numbers);
        Assert.Equal(SHA256.HashData(MemoryMarshal.AsBytes<int>(numbers)), hash.GetHashAndReset());
    }

    [Fact]
    public void ALongTensorIsSavedAndLoaded()
    {
        float[] numbers = [.. Enumerable.Range(0, Several)];
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, new Dictionary<string, Tensor<float>> { ["x"] = Tensor.Create(numbers) }, new Dictionary<string, string>());
        stream.Position = 0;
        using var file = new SafetensorsReader("file", stream);
        Assert.Equal(numbers, file.ReadNumbers(Assert.Single(file.Info.Tensors)));
    }
}

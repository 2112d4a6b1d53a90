using System.Numerics.Tensors;

namespace Makemore.Tests.Checkpoints;

public sealed class SafetensorsWriterTests
{
    /// <summary>The two letters take 12 bytes: JSON escapes what is not ASCII.</summary>
    private static readonly Dictionary<string, string> Metadata = new() { ["vocabulary"] = ".äö" };

    private static readonly Dictionary<string, Tensor<float>> Tensors = new() { ["x"] = Tensor.Create([1f, 2f]) };

    [Fact]
    public void AHeaderThatNoReaderAcceptsIsNotWritten()
    {
        var stream = new MemoryStream();
        var exception = Assert.Throws<IOException>(() => SafetensorsWriter.Write(stream, Tensors, Metadata, maxHeaderLength: 100));
        Assert.Equal("its header would have 104 bytes, and a header has at most 100 bytes; use a smaller vocabulary, or less metadata.", exception.Message);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void TheLongestHeaderIsWritten()
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, Tensors, Metadata, maxHeaderLength: 104);
        Assert.Equal(8 + 104 + 2 * sizeof(float), stream.Length);
    }
}

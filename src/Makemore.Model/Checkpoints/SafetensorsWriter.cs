using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Makemore.Engine;

namespace Makemore;

/// <summary>Writes tensors in the safetensors format (see <see cref="SafetensorsReader"/>).</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes the whole file.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="tensors">The tensors by name, in the order of the file.</param>
    /// <param name="metadata">The metadata of the file.</param>
    /// <param name="maxHeaderLength">The longest header that a reader accepts, in bytes.</param>
    /// <exception cref="IOException">The header is longer, or the stream cannot be written.</exception>
    public static void Write(
        Stream stream,
        IReadOnlyDictionary<string, Tensor<float>> tensors,
        IReadOnlyDictionary<string, string> metadata,
        int maxHeaderLength = SafetensorsHeader.MaxLength)
    {
        byte[] header = Header(tensors, metadata);
        if (header.Length > maxHeaderLength)
            throw new IOException($"its header would have {header.Length} bytes, and a header has at most {maxHeaderLength} bytes; use a smaller vocabulary, or less metadata.");
        // The format is little-endian, and a BinaryWriter writes little-endian numbers on every machine. Where the numbers
        // are little-endian in memory, they are written as they are, which is many times faster.
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write((ulong)header.Length);
        writer.Write(header);
        foreach (Tensor<float> tensor in tensors.Values)
            WriteNumbers(writer, tensor);
    }

    private static byte[] Header(
        IReadOnlyDictionary<string, Tensor<float>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            long offset = 0;
            foreach ((string name, Tensor<float> tensor) in tensors)
            {
                long end = offset + sizeof(float) * (long)tensor.FlattenedLength;
                WriteEntry(json, name, tensor.Lengths, offset, end);
                offset = end;
            }
            json.WriteEndObject();
        }

        // Spaces at the end of the header align the values, for programs that map the file into memory.
        byte[] header = new byte[(buffer.WrittenCount + Alignment - 1) / Alignment * Alignment];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.Metadata);
        foreach ((string key, string value) in metadata)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, ReadOnlySpan<nint> shape, long begin, long end)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (nint size in shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumbers(BinaryWriter writer, Tensor<float> tensor)
    {
        ReadOnlySpan<float> numbers = tensor.Numbers();
        if (BitConverter.IsLittleEndian)
        {
            foreach (Range piece in NumberBytes.PiecesOf(numbers.Length))
                writer.Write(MemoryMarshal.AsBytes(numbers[piece]));
            return;
        }
        foreach (float number in numbers)
            writer.Write(number);
    }
}

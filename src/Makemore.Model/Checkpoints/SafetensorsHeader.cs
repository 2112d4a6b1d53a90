using System.Text.Json;
using System.Text.Unicode;

namespace Makemore;

/// <summary>
/// Reads the header of a safetensors file. The header is a JSON object. It has the dtype, the shape and the
/// data_offsets of each tensor, by name. The data_offsets are where the values begin and end, in bytes from the end of
/// the header. The tensors must cover the rest of the file without a gap or an overlap.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="numbersLength">How many bytes follow the header.</param>
internal sealed class SafetensorsHeader(string path, long numbersLength)
{
    /// <summary>The name of the entry for the metadata of the file. The other entries are tensors.</summary>
    internal const string Metadata = "__metadata__";

    /// <summary>The longest header, in bytes, that the format's own library accepts.</summary>
    internal const int MaxLength = 100_000_000;

    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false };

    /// <summary>Parses the bytes of the header.</summary>
    /// <exception cref="CheckpointException">The header is not valid, or the file does not agree with it.</exception>
    public CheckpointInfo Parse(ReadOnlyMemory<byte> header)
    {
        if (!Utf8.IsValid(header.Span))
            throw Damaged("its header is not UTF-8 text");
        try
        {
            using JsonDocument json = JsonDocument.Parse(header, StrictJson);
            return Parse(json.RootElement);
        }
        // A name with half a surrogate pair (\uD800) is an InvalidOperationException to System.Text.Json.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Damaged($"its header is not valid JSON ({FileText.Line(exception.Message.TrimEnd('.'))})", exception);
        }
    }

    private CheckpointInfo Parse(JsonElement header)
    {
        if (header.ValueKind != JsonValueKind.Object)
            throw Damaged("its header is not a JSON object");
        var metadata = new Dictionary<string, string>();
        var tensors = new List<CheckpointTensor>();
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.NameEquals(Metadata))
                ParseMetadata(entry.Value, metadata);
            else
                tensors.Add(ParseTensor(entry.Name, entry.Value));
        }
        tensors.Sort((a, b) => (a.Offset, a.Count).CompareTo((b.Offset, b.Count)));
        ThrowUnlessCovered(tensors);
        return new CheckpointInfo(path, metadata, tensors);
    }

    private void ParseMetadata(JsonElement entry, Dictionary<string, string> metadata)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw Damaged($"{Metadata} in its header is not an object");
        foreach (JsonProperty pair in entry.EnumerateObject())
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
                throw Damaged($"{FileText.Short(pair.Name)} in {Metadata} in its header is not a string");
            metadata.Add(pair.Name, pair.Value.GetString()!);
        }
    }

    private CheckpointTensor ParseTensor(string name, JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw Damaged($"{FileText.Short(name)} in its header is not an object");
        if (!entry.TryGetProperty("dtype", out JsonElement type) || type.ValueKind != JsonValueKind.String)
            throw Damaged($"{FileText.Short(name)} in its header has no dtype");
        if (!type.ValueEquals("F32"))
            throw CheckpointException.In(path, $"{FileText.Short(name)} holds numbers of type {FileText.Short(type.GetString()!)}; convert them to F32, in PyTorch with tensor.float()");

        long[] shape = Numbers(name, entry, "shape");
        int count = Count(name, shape);
        long[] offsets = Numbers(name, entry, "data_offsets");
        if (offsets.Length != 2 || offsets[1] - offsets[0] != sizeof(float) * (long)count)
            throw Damaged($"{FileText.Short(name)} of shape {FileText.Shape(shape)} takes {sizeof(float) * (long)count} bytes, but its data_offsets are [{FileText.Short(string.Join(", ", offsets))}]");
        return new CheckpointTensor(name, Array.ConvertAll(shape, size => (int)size), count, offsets[0]);
    }

    private long[] Numbers(string name, JsonElement entry, string property)
    {
        if (!entry.TryGetProperty(property, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw Damaged($"{FileText.Short(name)} in its header has no {property}");
        long[] numbers = new long[list.GetArrayLength()];
        int count = 0;
        // An index into a list with nested lists would search it from the beginning.
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long number) || number < 0)
                throw Damaged($"{FileText.Short(name)} in its header has {FileText.Short(item.GetRawText())} among its {property}");
            numbers[count++] = number;
        }
        return numbers;
    }

    private int Count(string name, long[] shape)
    {
        int count = 1;
        foreach (long size in shape)
        {
            if (size > int.MaxValue / Math.Max(count, 1))
                throw Damaged($"{FileText.Short(name)} of shape {FileText.Shape(shape)} would hold more than {int.MaxValue} numbers");
            count *= (int)size;
        }
        return count;
    }

    /// <summary>
    /// Throws unless every byte after the header belongs to exactly one tensor. The tensors are in the order of the
    /// file.
    /// </summary>
    private void ThrowUnlessCovered(List<CheckpointTensor> tensors)
    {
        long end = 0;
        foreach (CheckpointTensor tensor in tensors)
        {
            if (tensor.Offset != end)
                throw Damaged($"the numbers of {FileText.Short(tensor.Name)} begin at byte {tensor.Offset} after the header, but the numbers before them end at {end}");
            end += sizeof(float) * (long)tensor.Count;
        }
        if (end != numbersLength)
            throw Damaged($"its tensors take {end} bytes, but the file has {numbersLength} bytes after the header");
    }

    private CheckpointException Damaged(string fault, Exception? innerException = null) =>
        CheckpointException.Damaged(path, fault, innerException);
}

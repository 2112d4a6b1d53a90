using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace Plain;

/// <summary>A program over TorchSharp and nothing else: it knows the notebook, and the safetensors format.</summary>
internal static class PlainProgram
{
    /// <summary>Reads the tensors of a file, by name.</summary>
    public static Dictionary<string, Tensor> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int begin = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8..begin));
        var tensors = new Dictionary<string, Tensor>();
        foreach (JsonProperty entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
            int[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => begin + offset.GetInt32())];
            tensors[entry.Name] = tensor(MemoryMarshal.Cast<byte, float>(file.AsSpan(offsets[0]..offsets[1])).ToArray(), shape);
        }
        return tensors;
    }

    /// <summary>Writes tensors into a file.</summary>
    public static void Write(string path, Dictionary<string, Tensor> tensors)
    {
        long end = 0;
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(tensors.ToDictionary(
            tensor => tensor.Key,
            tensor => new { dtype = "F32", tensor.Value.shape, data_offsets = new[] { end, end += 4 * tensor.Value.numel() } }));

        using var file = new BinaryWriter(File.Create(path));
        file.Write((ulong)header.Length);
        file.Write(header);
        foreach (Tensor tensor in tensors.Values)
            file.Write(MemoryMarshal.AsBytes<float>(tensor.data<float>().ToArray()));
    }

    /// <summary>The notebook's forward pass.</summary>
    public static Tensor Logits(Dictionary<string, Tensor> p, Tensor X)
    {
        Tensor emb_cat = p["E"][X].view(X.shape[0], -1);
        Tensor h = tanh(emb_cat.mm(p["Wx"].T) + p["bh"]);
        return h.mm(p["Wy"].T) + p["by"];
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Makemore.Tests.Checkpoints;

/// <summary>Files in the safetensors format, or nearly so, written byte by byte.</summary>
internal static class SafetensorsFile
{
    /// <summary>The length of the header, the header, and the numbers.</summary>
    public static byte[] Of(string header, params float[] numbers) => Of(Encoding.UTF8.GetBytes(header), numbers);

    public static byte[] Of(byte[] header, params float[] numbers)
    {
        byte[] file = new byte[8 + header.Length + 4 * numbers.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, 8);
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length + 4 * i), numbers[i]);
        return file;
    }
}

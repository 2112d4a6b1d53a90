using System.Buffers.Binary;
using System.Text;

namespace Makemore.Torch.Tests;

/// <summary>
/// Writes an ELF file with the four sections that a mend reads, laid out from the specification: each symbol with the
/// index of the version it needs, and the versions needed of one library.
/// </summary>
internal sealed class TinyElf
{
    public const string Initializer = "_ZSt21ios_base_library_initv";
    public const string StandIn = "_ZNSt6chrono3_V212steady_clock3nowEv";

    private const int HeaderSize = 64;

    public List<(string Name, ushort Version)> Symbols { get; init; } =
        [("", 0), ("malloc", 2), (Initializer, 3), (StandIn, 4)];

    public List<(string Name, ushort Index, ushort Flags)> Versions { get; init; } =
        [("GLIBC_2.2.5", 2, 0), ("GLIBCXX_3.4.32", 3, 0), ("GLIBCXX_3.4.19", 4, 0)];

    public byte[] ToBytes()
    {
        var names = new MemoryStream();
        byte[] symbols = Concat(Symbols.Select(symbol => Concat(U32(NameOffset(names, symbol.Name)), new byte[20])));
        byte[] symbolVersions = Concat(Symbols.Select(symbol => U16(symbol.Version)));
        byte[] neededVersions = Concat(
            U16(1), U16((ushort)Versions.Count), U32(NameOffset(names, "libstdc++.so.6")), U32(16), U32(0),
            Concat(Versions.Select((version, i) => Concat(
                U32(0), U16(version.Flags), U16(version.Index), U32(NameOffset(names, version.Name)),
                U32(i + 1 < Versions.Count ? 16u : 0)))));

        // Section 0 is none, 1 the names, to which the others refer.
        (uint Type, byte[] Content, uint Link)[] sections =
        [
            (0, [], 0),
            (3, names.ToArray(), 0),
            (11, symbols, 1),
            (0x6FFFFFFF, symbolVersions, 2),
            (0x6FFFFFFE, neededVersions, 1),
        ];
        return WithHeader(sections);
    }

    private static byte[] WithHeader((uint Type, byte[] Content, uint Link)[] sections)
    {
        byte[] contents = Concat(sections.Select(section => section.Content));
        byte[] header = Concat(
            [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, .. new byte[9]],
            U16(3), U16(62), U32(1), U64(0), U64(0), U64((ulong)(HeaderSize + contents.Length)),
            U32(0), U16(HeaderSize), U16(0), U16(0), U16(64), U16((ushort)sections.Length), U16(0));

        var table = new List<byte[]>();
        ulong offset = HeaderSize;
        foreach ((uint type, byte[] content, uint link) in sections)
        {
            table.Add(Concat(
                U32(0), U32(type), U64(0), U64(0), U64(offset), U64((ulong)content.Length),
                U32(link), U32(0), U64(1), U64(0)));
            offset += (ulong)content.Length;
        }
        return Concat(header, contents, Concat(table));
    }

    private static uint NameOffset(MemoryStream names, string name)
    {
        uint offset = (uint)names.Length;
        names.Write(Encoding.ASCII.GetBytes(name + '\0'));
        return offset;
    }

    private static byte[] U16(ushort value) =>
        Write(2, bytes => BinaryPrimitives.WriteUInt16LittleEndian(bytes, value));

    private static byte[] U32(uint value) =>
        Write(4, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes, value));

    private static byte[] U64(ulong value) =>
        Write(8, bytes => BinaryPrimitives.WriteUInt64LittleEndian(bytes, value));

    private static byte[] Write(int size, Action<byte[]> write)
    {
        byte[] bytes = new byte[size];
        write(bytes);
        return bytes;
    }

    private static byte[] Concat(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];
}

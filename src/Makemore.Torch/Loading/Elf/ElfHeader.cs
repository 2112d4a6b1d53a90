using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>The header at the beginning of a file (<c>Elf64_Ehdr</c>).</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct ElfHeader
{
    public const ushort X64 = 62;

    [FieldOffset(0x12)] public ushort Machine;
    [FieldOffset(0x28)] public ulong SectionTableOffset;
    [FieldOffset(0x3C)] public ushort SectionCount;
}

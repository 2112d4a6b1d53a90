using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>Where a part of the file lies (<c>Elf64_Shdr</c>).</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct ElfSection
{
    [FieldOffset(0x04)] public ElfSectionType Type;
    [FieldOffset(0x18)] public ulong Offset;
    [FieldOffset(0x20)] public ulong Size;

    /// <summary>The index of the section that this one refers to; for those with names, the names' own.</summary>
    [FieldOffset(0x28)] public uint Link;
}

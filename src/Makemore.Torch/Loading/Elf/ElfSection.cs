using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>The header of a section, which says where the section is in the file (<c>Elf64_Shdr</c>).</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct ElfSection
{
    [FieldOffset(0x04)] public ElfSectionType Type;
    [FieldOffset(0x18)] public ulong Offset;
    [FieldOffset(0x20)] public ulong Size;

    /// <summary>
    /// The index of the section that this one refers to. For a section with names, it is the section that holds the
    /// names.
    /// </summary>
    [FieldOffset(0x28)] public uint Link;
}

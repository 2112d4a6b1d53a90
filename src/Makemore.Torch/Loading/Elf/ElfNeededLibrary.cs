using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>A library of which some versions are needed (<c>Elf64_Verneed</c>). The entries form a chain.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct ElfNeededLibrary
{
    /// <summary>The number of bytes from here to the library's first <see cref="ElfNeededVersion"/>.</summary>
    [FieldOffset(0x08)] public uint First;

    /// <summary>The number of bytes from here to the next library; 0 in the last entry.</summary>
    [FieldOffset(0x0C)] public uint Next;
}

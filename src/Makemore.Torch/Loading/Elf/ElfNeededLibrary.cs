using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>A library whose versions are needed (<c>Elf64_Verneed</c>), in a chain of such.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct ElfNeededLibrary
{
    /// <summary>Bytes from here to its first <see cref="ElfNeededVersion"/>.</summary>
    [FieldOffset(0x08)] public uint First;

    /// <summary>Bytes from here to the next library; 0 in the last.</summary>
    [FieldOffset(0x0C)] public uint Next;
}

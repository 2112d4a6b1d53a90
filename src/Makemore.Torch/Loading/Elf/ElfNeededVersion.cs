using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>A version that a library must have (<c>Elf64_Vernaux</c>). The entries form a chain.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct ElfNeededVersion
{
    /// <summary>
    /// The flag of a version that may be absent (<c>VER_FLG_WEAK</c>). The dynamic linker does not then report an
    /// error.
    /// </summary>
    public const ushort Weak = 2;

    [FieldOffset(0x04)] public ushort Flags;

    /// <summary>The number by which <c>.gnu.version</c> refers to it.</summary>
    [FieldOffset(0x06)] public ushort Index;

    /// <summary>Where the name begins in the section of names.</summary>
    [FieldOffset(0x08)] public uint Name;

    /// <summary>The number of bytes from here to the next version; 0 in the last entry.</summary>
    [FieldOffset(0x0C)] public uint Next;
}

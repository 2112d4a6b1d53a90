using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>A version that a library must have (<c>Elf64_Vernaux</c>), in a chain of such.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct ElfNeededVersion
{
    /// <summary>The flag of a version whose absence the dynamic linker forgives (<c>VER_FLG_WEAK</c>).</summary>
    public const ushort Weak = 2;

    [FieldOffset(0x04)] public ushort Flags;

    /// <summary>The number by which <c>.gnu.version</c> refers to it.</summary>
    [FieldOffset(0x06)] public ushort Index;

    /// <summary>Where the name begins in the section of names.</summary>
    [FieldOffset(0x08)] public uint Name;

    /// <summary>Bytes from here to the next version; 0 in the last.</summary>
    [FieldOffset(0x0C)] public uint Next;
}

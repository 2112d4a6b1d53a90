using System.Runtime.InteropServices;

namespace Makemore.Torch.Loading.Elf;

/// <summary>An imported or exported symbol (<c>Elf64_Sym</c>).</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct ElfSymbol
{
    /// <summary>Where the name begins in the section of names.</summary>
    [FieldOffset(0x00)] public uint Name;
}

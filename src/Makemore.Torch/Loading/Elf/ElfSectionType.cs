namespace Makemore.Torch.Loading.Elf;

/// <summary>What a section contains (<c>sh_type</c>).</summary>
internal enum ElfSectionType : uint
{
    /// <summary><c>.dynsym</c>: the symbols that are imported and exported.</summary>
    DynamicSymbols = 11,

    /// <summary><c>.gnu.version_r</c>: the versions that other libraries must have.</summary>
    NeededVersions = 0x6FFF_FFFE,

    /// <summary><c>.gnu.version</c>: for each symbol, the index of its version.</summary>
    SymbolVersions = 0x6FFF_FFFF,
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Makemore.Torch.Loading.Elf;

/// <summary>
/// A shared library for Linux on x64, in memory. Its dynamic symbols and their versions can be read and written. A
/// reference beyond the end of the file causes a <see cref="BadImageFormatException"/>.
/// </summary>
internal sealed class ElfImage
{
    private readonly byte[] _bytes;
    private readonly ElfSection[] _sections;

    public ElfImage(byte[] bytes)
    {
        _bytes = bytes;
        // The last two bytes mean 64-bit and little-endian.
        if (!bytes.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
            throw new BadImageFormatException("it is not a 64-bit little-endian ELF file");
        ElfHeader header = Table<ElfHeader>(0, 1)[0];
        if (header.Machine != ElfHeader.X64)
            throw new BadImageFormatException("it is not a library for x64");
        _sections = Table<ElfSection>(header.SectionTableOffset, header.SectionCount).ToArray();
    }

    public Span<ElfSymbol> Symbols => Table<ElfSymbol>(Section(ElfSectionType.DynamicSymbols));

    /// <summary>For each symbol, the <see cref="ElfNeededVersion.Index"/> of the version that it needs.</summary>
    public Span<ushort> SymbolVersions => Table<ushort>(Section(ElfSectionType.SymbolVersions));

    public int SymbolIndex(string name)
    {
        uint names = Section(ElfSectionType.DynamicSymbols).Link;
        Span<ElfSymbol> symbols = Symbols;
        if (SymbolVersions.Length != symbols.Length)
            throw new BadImageFormatException("the symbols and their versions differ in number");
        for (int i = 0; i < symbols.Length; i++)
        {
            if (IsNamed(name, names, symbols[i].Name))
                return i;
        }
        throw new BadImageFormatException($"there is no symbol {name}");
    }

    /// <summary>The entry for a version of another library; empty if that version is not needed.</summary>
    public Span<ElfNeededVersion> NeededVersion(string name)
    {
        ElfSection section = Section(ElfSectionType.NeededVersions);
        ulong at = section.Offset;
        ElfNeededLibrary library;
        do
        {
            library = Table<ElfNeededLibrary>(at, 1)[0];
            Span<ElfNeededVersion> version = NeededVersion(name, section.Link, at + library.First);
            if (!version.IsEmpty)
                return version;
            at += library.Next;
        }
        while (library.Next != 0);
        return [];
    }

    private Span<ElfNeededVersion> NeededVersion(string name, uint names, ulong at)
    {
        Span<ElfNeededVersion> version;
        do
        {
            version = Table<ElfNeededVersion>(at, 1);
            if (IsNamed(name, names, version[0].Name))
                return version;
            at += version[0].Next;
        }
        while (version[0].Next != 0);
        return [];
    }

    private bool IsNamed(string name, uint names, uint start)
    {
        ReadOnlySpan<byte> text = names < _sections.Length ? Table<byte>(_sections[names]) : [];
        if (start >= text.Length)
            throw new BadImageFormatException("a name lies outside the section of names");
        ReadOnlySpan<byte> rest = text[(int)start..];
        return rest.Length > name.Length && rest[name.Length] == 0 && Ascii.Equals(rest[..name.Length], name);
    }

    private ElfSection Section(ElfSectionType type)
    {
        int index = Array.FindIndex(_sections, section => section.Type == type);
        return index >= 0 ? _sections[index] : throw new BadImageFormatException($"there is no section of type {type}");
    }

    private Span<T> Table<T>(ElfSection section)
        where T : unmanaged
    {
        return Table<T>(section.Offset, section.Size / (ulong)Unsafe.SizeOf<T>());
    }

    private Span<T> Table<T>(ulong offset, ulong count)
        where T : unmanaged
    {
        ulong size = (ulong)Unsafe.SizeOf<T>();
        ulong length = (ulong)_bytes.Length;
        if (offset > length || count > (length - offset) / size)
            throw new BadImageFormatException("the file is truncated");
        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan((int)offset, (int)(count * size)));
    }
}

using Makemore.Torch.Loading.Elf;

namespace Makemore.Torch.Loading;

/// <summary>
/// Changes TorchSharp's library so that it loads with a libstdc++ older than that of GCC 13. The library uses only one
/// function of the newer version. That function is empty, and its import only marks a program that uses streams. The
/// change redirects the import to a function that older versions have, and makes the newer version a weak requirement.
/// The dynamic linker accepts that a weak requirement is not met.
/// </summary>
internal static class GlibcxxMend
{
    /// <summary>The symbol version that libstdc++ has since GCC 13.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    /// <summary><c>std::ios_base_library_init()</c>.</summary>
    private const string Initializer = "_ZSt21ios_base_library_initv";

    /// <summary><c>std::chrono::steady_clock::now()</c>: it has no parameters and changes nothing.</summary>
    private const string StandIn = "_ZNSt6chrono3_V212steady_clock3nowEv";

    /// <summary>Whether a library could not be loaded because it needs the version.</summary>
    public static bool Cures(DllNotFoundException failure) =>
        failure.Message.Contains(Version, StringComparison.Ordinal);

    /// <summary>Changes the library in memory.</summary>
    /// <param name="library">The whole file. It changes only if the result is true.</param>
    /// <returns>Whether the library was changed.</returns>
    /// <exception cref="BadImageFormatException">The file is damaged, or it is not the expected library.</exception>
    public static bool Apply(byte[] library)
    {
        var image = new ElfImage(library);
        Span<ElfNeededVersion> needed = image.NeededVersion(Version);
        if (needed.IsEmpty || needed[0].Flags == ElfNeededVersion.Weak)
            return false;

        Span<ElfSymbol> symbols = image.Symbols;
        Span<ushort> versions = image.SymbolVersions;
        int initializer = image.SymbolIndex(Initializer);
        int standIn = image.SymbolIndex(StandIn);
        if (versions[initializer] != needed[0].Index || versions.Count(needed[0].Index) != 1)
            throw new BadImageFormatException($"{Initializer} is not the only symbol that needs {Version}");

        symbols[initializer].Name = symbols[standIn].Name;
        versions[initializer] = versions[standIn];
        needed[0].Flags = ElfNeededVersion.Weak;
        return true;
    }
}

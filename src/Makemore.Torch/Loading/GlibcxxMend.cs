using Makemore.Torch.Loading.Elf;

namespace Makemore.Torch.Loading;

/// <summary>
/// Lets TorchSharp's library load with a libstdc++ older than GCC 13's. All it wants of the newer one is an empty
/// function, by which the linker marks a program that uses streams; so that import is made one of a function at hand,
/// and the newer version a weak requirement, which the dynamic linker forgives.
/// </summary>
internal static class GlibcxxMend
{
    /// <summary>The symbol version that libstdc++ has since GCC 13.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    /// <summary><c>std::ios_base_library_init()</c>.</summary>
    private const string Initializer = "_ZSt21ios_base_library_initv";

    /// <summary><c>std::chrono::steady_clock::now()</c>: it takes nothing and changes nothing.</summary>
    private const string StandIn = "_ZNSt6chrono3_V212steady_clock3nowEv";

    /// <summary>Whether a library could not be loaded because it needs the version.</summary>
    public static bool Cures(DllNotFoundException failure) =>
        failure.Message.Contains(Version, StringComparison.Ordinal);

    /// <summary>Changes the library in memory.</summary>
    /// <param name="library">The whole file; untouched unless the result is true.</param>
    /// <returns>Whether anything had to be changed.</returns>
    /// <exception cref="BadImageFormatException">The file is damaged, or not the library this is meant for.</exception>
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
            throw new BadImageFormatException($"{Initializer} is not the one symbol that needs {Version}");

        symbols[initializer].Name = symbols[standIn].Name;
        versions[initializer] = versions[standIn];
        needed[0].Flags = ElfNeededVersion.Weak;
        return true;
    }
}

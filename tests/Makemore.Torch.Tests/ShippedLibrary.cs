using System.Runtime.InteropServices;

namespace Makemore.Torch.Tests;

/// <summary>TorchSharp's library for Linux as its package has it.</summary>
internal static class ShippedLibrary
{
    public static string Path { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, "Shipped", "libLibTorchSharp.so");

    /// <summary>Whether it loads here as it is: libstdc++ has the one symbol that older ones lack.</summary>
    public static bool LoadsHere =>
        NativeLibrary.TryLoad("libstdc++.so.6", out nint libstdcxx)
        && NativeLibrary.TryGetExport(libstdcxx, "_ZSt21ios_base_library_initv", out _);

    public static byte[] Read() => File.ReadAllBytes(Path);
}

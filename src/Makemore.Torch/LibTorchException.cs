using Makemore.Torch.Loading;

namespace Makemore.Torch;

/// <summary>TorchSharp's native library cannot be loaded here.</summary>
public sealed class LibTorchException : MakemoreException
{
    /// <inheritdoc cref="MakemoreException(string, Exception?)"/>
    public LibTorchException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static LibTorchException NotLoaded(string platform, Exception failure) => new(
        $"""
        TorchSharp's native library, LibTorchSharp, cannot be loaded on {platform}.
        Build the application for linux-x64, win-x64 or osx-arm64 (dotnet build -r linux-x64) and run it there; the inner exception says where the library was sought.
        """, failure);

    internal static LibTorchException NotMended(string reason, string remedy, Exception? failure = null) => new(
        $"""
        TorchSharp's native library needs {GlibcxxMend.Version}, which this system's libstdc++ lacks, and cannot be made to do without: {reason}.
        {remedy}, or install the libstdc++ of GCC 13 or later.
        """, failure);
}

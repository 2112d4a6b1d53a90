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
        $"TorchSharp's native library, LibTorchSharp, cannot be loaded on {platform}.\n"
        + "Reference Makemore.Torch from the application's own project, build it for linux-x64, win-x64 or osx-arm64 "
        + "(dotnet build -r linux-x64) and run it there; the inner exception says where the library was sought.",
        failure);

    internal static LibTorchException Damaged(string path, BadImageFormatException failure) => new(
        $"TorchSharp's native library is damaged: in {path}, {failure.Message}.\n"
        + "Rebuild the application, so that the library is copied anew.",
        failure);

    internal static LibTorchException NoCopy(string applicationFolder, Exception failure) => NotMended(
        $"{applicationFolder} holds no copy of {ApplicationCopy.FileName}",
        "Reference Makemore.Torch from the application's own project, so that building it lays a copy there",
        failure);

    internal static LibTorchException Foreign(string path, BadImageFormatException failure) => NotMended(
        $"in {path}, {failure.Message}",
        "Rebuild the application with the version of TorchSharp that Makemore.Torch asks for",
        failure);

    internal static LibTorchException NotReplaced(string path, Exception failure) => NotMended(
        $"{path} cannot be replaced ({failure.Message.TrimEnd('.')})",
        "Run the application once with leave to write there",
        failure);

    private static LibTorchException NotMended(string reason, string remedy, Exception failure) => new(
        $"TorchSharp's native library needs {GlibcxxMend.Version}, which this system's libstdc++ lacks, "
        + $"and cannot be mended: {reason}.\n"
        + $"{remedy}, or install the libstdc++ of GCC 13 or later.",
        failure);
}

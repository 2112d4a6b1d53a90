using Makemore.Torch.Loading;

namespace Makemore.Torch;

/// <summary>The exception that is thrown when TorchSharp's native library cannot be loaded.</summary>
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
        + "(dotnet build -r linux-x64) and run it there; the inner exception says where the runtime searched for the library.",
        failure);

    internal static LibTorchException Damaged(string path, BadImageFormatException failure) => new(
        $"TorchSharp's native library {path} is damaged: {failure.Message}.\n"
        + "Rebuild the application, so that the build copies the library again.",
        failure);

    internal static LibTorchException NoCopy(string applicationFolder, Exception failure) => NotMended(
        $"{applicationFolder} contains no copy of {ApplicationCopy.FileName}",
        "Reference Makemore.Torch from the application's own project, so that the build copies the library there",
        failure);

    internal static LibTorchException Foreign(string path, BadImageFormatException failure) => NotMended(
        $"{path} is not the expected file ({failure.Message})",
        "Rebuild the application with the version of TorchSharp that Makemore.Torch requires",
        failure);

    internal static LibTorchException NotReplaced(string path, Exception failure) => NotMended(
        $"{path} cannot be replaced ({failure.Message.TrimEnd('.')})",
        "Run the application once with permission to write to that folder",
        failure);

    private static LibTorchException NotMended(string reason, string remedy, Exception failure) => new(
        $"TorchSharp's native library needs {GlibcxxMend.Version}, which this system's libstdc++ does not have, "
        + $"and it cannot be changed to load without it: {reason}.\n"
        + $"{remedy}, or install the libstdc++ of GCC 13 or later.",
        failure);
}

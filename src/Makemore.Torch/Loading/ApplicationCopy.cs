using System.Runtime.Versioning;
using Makemore.Torch.Loading.Elf;

namespace Makemore.Torch.Loading;

/// <summary>The copy of the native library in the application's own folder. No other copy is ever changed.</summary>
internal static class ApplicationCopy
{
    public const string FileName = "libLibTorchSharp.so";

    /// <summary>Where a build copies the library: for one platform, or for all platforms.</summary>
    private static readonly string[] Places = [FileName, $"runtimes/linux-x64/native/{FileName}"];

    /// <summary>The path of the copy, or null if there is none.</summary>
    public static string? Find(string applicationFolder) =>
        Places.Select(place => Path.Combine(applicationFolder, place)).FirstOrDefault(File.Exists);

    /// <summary>Refuses a truncated copy, because loading it can crash the process.</summary>
    /// <exception cref="LibTorchException">The copy is damaged.</exception>
    public static void Verify(string path)
    {
        try
        {
            _ = new ElfImage(File.ReadAllBytes(path));
        }
        catch (BadImageFormatException exception)
        {
            throw LibTorchException.Damaged(path, exception);
        }
    }

    /// <summary>
    /// Changes the copy so that it loads with an older libstdc++. It does not change a copy that already does.
    /// </summary>
    /// <exception cref="LibTorchException">The copy is not the expected file, or it cannot be replaced.</exception>
    [UnsupportedOSPlatform("windows")]
    public static void Mend(string path)
    {
        try
        {
            byte[] library = File.ReadAllBytes(path);
            if (GlibcxxMend.Apply(library))
                Replace(path, library);
        }
        catch (BadImageFormatException exception)
        {
            throw LibTorchException.Foreign(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LibTorchException.NotReplaced(path, exception);
        }
    }

    /// <summary>
    /// Replaces the old file with a new one in one step, so that no process ever sees an incomplete file. If the old
    /// file is linked to a package cache, the file in the cache does not change.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    private static void Replace(string path, byte[] content)
    {
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            // The new file has the time of the old one. Otherwise the next build would consider the copy changed and
            // overwrite it with the original.
            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(path));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

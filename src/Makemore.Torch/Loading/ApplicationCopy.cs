using System.Runtime.Versioning;
using Makemore.Torch.Loading.Elf;

namespace Makemore.Torch.Loading;

/// <summary>The native library in the application's own folder: the only copy that is ever changed.</summary>
internal static class ApplicationCopy
{
    public const string FileName = "libLibTorchSharp.so";

    /// <summary>Where a build lays the library: for one platform, and for any.</summary>
    private static readonly string[] Places = [FileName, $"runtimes/linux-x64/native/{FileName}"];

    /// <summary>The path of the copy, or null where there is none.</summary>
    public static string? Find(string applicationFolder) =>
        Places.Select(place => Path.Combine(applicationFolder, place)).FirstOrDefault(File.Exists);

    /// <summary>Refuses a copy that is cut short: to load one can take the process down.</summary>
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

    /// <summary>Makes the copy load where libstdc++ is older; leaves alone one that already does.</summary>
    /// <exception cref="LibTorchException">The copy is not what it should be, or cannot be replaced.</exception>
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
    /// Puts a new file in the old one's place in one step: no process ever sees half of it, and a package cache that
    /// the old file was linked from keeps its own.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    private static void Replace(string path, byte[] content)
    {
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            // The same time as before, lest the next build find the copy changed and lay the shipped one over it.
            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(path));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

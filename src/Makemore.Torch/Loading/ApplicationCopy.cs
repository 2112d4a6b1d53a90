using System.Runtime.Versioning;

namespace Makemore.Torch.Loading;

/// <summary>The copy of TorchSharp's native library in the application's own folder, the only one that is ever changed.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ApplicationCopy
{
    public const string FileName = "libLibTorchSharp.so";

    /// <summary>Where a build lays the library: for one platform, and for any.</summary>
    private static readonly string[] Places = [FileName, $"runtimes/linux-x64/native/{FileName}"];

    /// <summary>Makes the application's copy load where libstdc++ is older; leaves alone one that already does.</summary>
    /// <param name="applicationFolder">The application's folder.</param>
    /// <exception cref="LibTorchException">There is no copy, it is not as expected, or it cannot be replaced.</exception>
    public static void Mend(string applicationFolder)
    {
        string[] copies = [.. Places.Select(place => Path.Combine(applicationFolder, place)).Where(File.Exists)];
        if (copies.Length == 0)
        {
            throw LibTorchException.NotMended(
                $"{applicationFolder} holds no copy of {FileName}",
                "Reference Makemore.Torch from the application's project, so that building it lays a copy there");
        }
        foreach (string copy in copies)
            MendFile(copy);
    }

    private static void MendFile(string path)
    {
        try
        {
            byte[] library = File.ReadAllBytes(path);
            if (GlibcxxMend.Apply(library))
                Replace(path, library);
        }
        catch (BadImageFormatException exception)
        {
            throw LibTorchException.NotMended(
                $"in {path}, {exception.Message}",
                "Rebuild the application with the version of TorchSharp that Makemore.Torch asks for",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LibTorchException.NotMended(
                $"{path} cannot be replaced ({exception.Message.TrimEnd('.')})",
                "Run the application once with leave to write there",
                exception);
        }
    }

    /// <summary>
    /// Puts a new file in the old one's place in one step: no process ever sees half of it, and a package cache that the
    /// old file was linked from keeps its own.
    /// </summary>
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

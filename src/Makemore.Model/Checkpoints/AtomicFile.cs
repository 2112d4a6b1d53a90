namespace Makemore;

/// <summary>Writes a file so that whoever opens it sees the old content or the new one, whole, whatever happens meanwhile.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a new file beside the old one, brings it to the disk, and only then puts it in the old one's place.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes the content. When it throws, the old file is left as it was.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder; name a file.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {folder}; create it first.");

        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

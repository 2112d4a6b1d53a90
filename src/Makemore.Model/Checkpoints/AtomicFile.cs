namespace Makemore;

/// <summary>
/// Replaces a file in one step. A reader sees either all of the old content or all of the new content.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a new file beside the old one, flushes it to the disk, and then gives it the name of the old one.
    /// </summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes the content. If it throws, the old file does not change.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        string temporary = TemporaryBeside(path);
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

    /// <summary>Returns the path of a new file in the folder of a file. Its name has the same length for all files.</summary>
    private static string TemporaryBeside(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder; name a file.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(folder)
            ? Path.Combine(folder, $"{Guid.NewGuid():N}.tmp")
            : throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {folder}; create it first.");
    }
}

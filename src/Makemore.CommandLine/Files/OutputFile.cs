namespace Makemore.CommandLine.Files;

/// <summary>Checks before a long work that its output can be written.</summary>
internal static class OutputFile
{
    /// <summary>Checks that a file can be created or replaced, or that a device or a pipe may be written.</summary>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void ThrowUnlessWritable(string option, string path) => Try(option, path, () => AtomicFile.ThrowUnlessWritable(path));

    /// <summary>Checks that a file can be created, or changed if it exists.</summary>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void ThrowUnlessChangeable(string option, string path)
    {
        if (OutputTarget.IsStreamAt(path))
            throw new IOException($"{option} {path} is a device or a pipe; specify a file.");
        ThrowUnlessWritable(option, path);
        // A link may stand for a file that does not exist yet.
        if (File.Exists(SymbolicLinks.Follow(path)))
            Try(option, path, () => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose());
    }

    /// <summary>Whether there is a file that an output will replace. A device or a pipe stays, and so does a link, whose target is replaced.</summary>
    public static bool Replaces(string path) => File.Exists(path) && !OutputTarget.IsStreamAt(path) && File.Exists(SymbolicLinks.Canonical(path));

    /// <summary>What a message adds to the name of an output that replaces a file; empty if there is no file, or no output. Ask before the output is written.</summary>
    public static string ReplacementNote(string? path) => path is not null && Replaces(path) ? ", in place of the file that was there" : "";

    /// <summary>Creates a folder if it does not exist, and checks that files can be created in it.</summary>
    /// <param name="option">The option that names the folder, for the message.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The folder cannot be created, or no file can be created in it.</exception>
    public static void CreateFolder(string option, string path) => Try(option, path, () =>
    {
        if (File.Exists(path))
            throw new IOException($"{path} is a file; specify a folder.");
        Directory.CreateDirectory(path);
        string file = Path.Combine(path, $"{Guid.NewGuid():N}.tmp");
        new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
    });

    private static void Try(string option, string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option} {FileFault.Message(path, "cannot be written", fault)}", fault);
        }
    }
}

namespace Makemore.CommandLine;

/// <summary>Checks before a long work that its output can be written.</summary>
internal static class OutputFile
{
    /// <summary>Checks that a file can be created or replaced.</summary>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void ThrowUnlessWritable(string option, string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{option} {path} is a folder; specify a file.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{option} {path}: the folder of this file does not exist; create it first.");
        Try(option, path, () =>
        {
            TryToCreateIn(folder);
            ThrowIfNameIsTooLong(path);
        });
    }

    /// <summary>Checks that a file can be created, or changed if it exists.</summary>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void ThrowUnlessChangeable(string option, string path)
    {
        ThrowUnlessWritable(option, path);
        if (File.Exists(path))
            Try(option, path, () => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose());
    }

    /// <summary>Creates a folder if it does not exist, and checks that files can be created in it.</summary>
    /// <param name="option">The option that names the folder, for the message.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The folder cannot be created, or no file can be created in it.</exception>
    public static void CreateFolder(string option, string path) => Try(option, path, () =>
    {
        Directory.CreateDirectory(path);
        TryToCreateIn(path);
    });

    private static void Try(string option, string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option} {path} cannot be written: {fault.Message}", fault);
        }
    }

    private static void TryToCreateIn(string folder)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
    }

    /// <summary>Asks the system for the file, which refuses a name that is too long.</summary>
    private static void ThrowIfNameIsTooLong(string path)
    {
        try
        {
            File.GetAttributes(path);
        }
        catch (FileNotFoundException)
        {
            // The name is valid, and there is no such file yet.
        }
    }
}

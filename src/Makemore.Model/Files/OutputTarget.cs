namespace Makemore;

/// <summary>What a program that writes to a path writes to.</summary>
/// <param name="Path">The full path. It is no symbolic link, unless the target is a device or a pipe.</param>
/// <param name="IsStream">Whether it is a device, a pipe or a socket. It takes what is written, and is never replaced.</param>
internal sealed record OutputTarget(string Path, bool IsStream)
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The folder of the file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Finds the target of a path, and checks what can be checked without a change.</summary>
    /// <exception cref="IOException">The path is a folder, the folder of the file does not exist, or the name is too long.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the user may not write it.</exception>
    public static OutputTarget Of(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder; specify a file.");
        if (IsStreamAt(path))
        {
            ThrowUnlessPermitted(path, path);
            return new OutputTarget(System.IO.Path.GetFullPath(path), IsStream: true);
        }
        var target = new OutputTarget(SymbolicLinks.Follow(path), IsStream: false);
        if (File.Exists(target.Folder))
            throw new DirectoryNotFoundException($"{path} cannot be written: {target.Folder} is a file, not a folder; specify another path.");
        if (!Directory.Exists(target.Folder))
            throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {target.Folder}; create it first.");
        if (Exists(path, target.Path))
        {
            ThrowIfReadOnly(path, target.Path);
            ThrowUnlessPermitted(path, target.Path);
        }
        return target;
    }

    /// <summary>Whether a path is a device, a pipe or a socket, or a symbolic link to one.</summary>
    public static bool IsStreamAt(string path) =>
        UnixFile.IsSupported && !Directory.Exists(path) && UnixFile.StatusOf(path) is { IsRegular: false };

    /// <summary>Asks the system for the file. It refuses a name that is too long.</summary>
    private static bool Exists(string path, string target)
    {
        try
        {
            File.GetAttributes(target);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (PathTooLongException tooLong)
        {
            throw new PathTooLongException($"{path} cannot be written: its name is too long; specify a shorter one.", tooLong);
        }
    }

    /// <summary>Refuses a file that nobody may write. Its permissions do not stop a superuser, but they say what its owner wants.</summary>
    private static void ThrowIfReadOnly(string path, string target)
    {
        bool isReadOnly = OperatingSystem.IsWindows()
            ? File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly)
            : (File.GetUnixFileMode(target) & AnyWrite) == 0;
        if (isReadOnly)
            throw new UnauthorizedAccessException($"{path} cannot be written: the file is read-only; make it writable, or specify another file.");
    }

    private static void ThrowUnlessPermitted(string path, string target)
    {
        if (UnixFile.IsSupported && !UnixFile.IsWritable(target))
            throw new UnauthorizedAccessException($"{path} cannot be written: you do not have the permission to write it; specify another file.");
    }
}

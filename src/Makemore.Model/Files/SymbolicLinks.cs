namespace Makemore;

/// <summary>Follows symbolic links.</summary>
internal static class SymbolicLinks
{
    /// <summary>How many links the system follows in one path.</summary>
    private const int Most = 40;

    /// <summary>Finds the file that a program writes when it writes to a path. The file need not exist.</summary>
    /// <returns>The full path. It is the path itself if the file is no link.</returns>
    /// <exception cref="IOException">The links form a loop, or one of them stands for a file that a process has open.</exception>
    public static string Follow(string path)
    {
        string full = Path.GetFullPath(path);
        if (TargetOf(full) is null)
            return full;
        return Walk(full, onOpenFile: target => throw new IOException($"{path} cannot be written: it stands for {target}, which a process has open; specify another file."))
            ?? throw new IOException($"{path} cannot be written: its symbolic links form a loop; specify another file.");
    }

    /// <summary>The one name that all paths of a file have in common: a full path in which no folder is a link. The file need not exist.</summary>
    public static string Canonical(string path)
    {
        string full = Path.GetFullPath(path);
        return Walk(full, onOpenFile: _ => { }) ?? full;
    }

    /// <summary>
    /// Walks the folders one by one, because the parent of a folder that is a link is the parent of the link's target.
    /// <see cref="Path.GetFullPath(string)"/> would take the parent of the link.
    /// </summary>
    /// <param name="full">The full path.</param>
    /// <param name="onOpenFile">Receives the target of a link that stands for a file that a process has open.</param>
    /// <returns>The path without links; null if the links form a loop.</returns>
    private static string? Walk(string full, Action<string> onOpenFile)
    {
        string real = Path.GetPathRoot(full)!;
        var left = new Stack<string>();
        Push(left, full);
        int links = 0;
        while (left.TryPop(out string? name))
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            string next = Path.Join(real, name);
            if (TargetOf(next) is not { } target)
            {
                real = next;
                continue;
            }
            if (IsFolderOfOpenFiles(real))
                onOpenFile(target);
            if (++links > Most)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            Push(left, target);
        }
        return real;
    }

    /// <summary>
    /// Whether Linux shows the open files of a process in a folder, as /dev/stdout shows a file that the output goes to. If such a file
    /// were replaced, the process would go on writing to the old one, which has no name.
    /// </summary>
    private static bool IsFolderOfOpenFiles(string folder) =>
        folder.StartsWith("/proc/", StringComparison.Ordinal) && Path.GetFileName(folder) == "fd";

    private static string? TargetOf(string path) => new FileInfo(path).LinkTarget;

    /// <summary>Puts the names in a path on top of a stack, the first one on the top.</summary>
    private static void Push(Stack<string> left, string path)
    {
        string[] names = path[Path.GetPathRoot(path)!.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]);
        foreach (string name in names.Reverse().Where(name => name is not ("" or ".")))
            left.Push(name);
    }
}

namespace Makemore;

/// <summary>Says why a file cannot be used: its path as the user wrote it, the reason, and what to do.</summary>
internal static class FileFault
{
    /// <summary>What .NET writes between the reason and the full path. That may be the path of a temporary file.</summary>
    private const string BeforePath = " : '";

    /// <summary>Whether the message of a fault already begins with the path, and says what to do.</summary>
    public static bool Names(string path, Exception fault) => fault.Message.StartsWith(path, StringComparison.Ordinal);

    /// <summary>The message for a fault. One that already names the path stays as it is.</summary>
    /// <param name="path">The file or the folder, as the user wrote it.</param>
    /// <param name="what">What failed, such as "cannot be read".</param>
    /// <param name="fault">The fault.</param>
    public static string Message(string path, string what, Exception fault) => Names(path, fault)
        ? fault.Message
        : $"{path} {what}: {Reason(fault)}; {Remedy(fault)}.";

    /// <summary>The reason of a fault of the system, without a path.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        _ when IsOfCurrentFolder(fault) => "the current folder does not exist",
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "a folder of its path does not exist, or is a file",
        UnauthorizedAccessException => "you do not have the permission",
        PathTooLongException => "its name is too long",
        _ => fault.Message.Split(BeforePath)[0].TrimEnd('.'),
    };

    private static string Remedy(Exception fault) => fault switch
    {
        _ when IsOfCurrentFolder(fault) => "change to a folder that exists",
        PathTooLongException => "specify a shorter one",
        _ => "specify another path",
    };

    /// <summary>Whether the system did not find the current folder. .NET gives no name then.</summary>
    private static bool IsOfCurrentFolder(Exception fault) => fault is FileNotFoundException { FileName: null };
}

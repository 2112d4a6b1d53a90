using System.Diagnostics;

namespace Makemore.Testing;

/// <summary>Files that are not regular ones.</summary>
public static class SpecialFile
{
    /// <summary>Creates a pipe with a name.</summary>
    public static async Task<string> Pipe(TemporaryFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        await Run("mkfifo", folder["pipe"]);
        return folder["pipe"];
    }

    /// <summary>A device that swallows everything. The superuser gets one of its own, because a fault would destroy the system's.</summary>
    public static async Task<string> NullDevice(TemporaryFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Environment.IsPrivilegedProcess)
            return "/dev/null";
        await Run("mknod", folder["null"], "c", "1", "3");
        return folder["null"];
    }

    private static async Task Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
    }
}

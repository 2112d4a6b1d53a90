using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Makemore.CommandLine.Terminal;

/// <summary>
/// Opens the standard output as a pipe, which tells when its reader has closed it, as 'head' does when it has its lines.
/// <see cref="Console.Out"/> does not tell.
/// </summary>
internal static class PipeOutput
{
    private const nint StandardOutput = 1;

    /// <summary>Opens the standard output; null if it is not a pipe, or on Windows.</summary>
    public static TextWriter? Open()
    {
        if (OperatingSystem.IsWindows())
            return null;
        var output = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        // A file has a position, which other programs that write to it share. Only the console respects it.
        return output.CanSeek ? null : new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}

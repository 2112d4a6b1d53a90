using Microsoft.Win32.SafeHandles;

namespace Makemore.CommandLine;

/// <summary>
/// The standard output as a pipe. It knows when the reader has closed the pipe, as 'head' does when it has its lines.
/// <see cref="Console.Out"/> does not tell.
/// </summary>
internal sealed class PipeOutput : FileStream
{
    private const nint StandardOutput = 1;

    /// <summary>EPIPE, which .NET gives as the HResult.</summary>
    private const int BrokenPipe = 32;

    private readonly CancellationTokenSource _readerGone = new();

    private PipeOutput()
        : base(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0)
    {
    }

    /// <summary>Is canceled when the reader has closed the pipe. What is written then goes nowhere.</summary>
    public CancellationToken ReaderGone => _readerGone.Token;

    /// <summary>Opens the standard output; null if it is not a pipe, or on Windows.</summary>
    public static PipeOutput? Open()
    {
        if (OperatingSystem.IsWindows())
            return null;
        var output = new PipeOutput();
        // A file has a position, which other programs that write to it share. Only the console respects it.
        return output.CanSeek ? null : output;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            base.Write(buffer);
        }
        catch (IOException exception) when (exception.HResult is BrokenPipe)
        {
            _readerGone.Cancel();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _readerGone.Dispose();
        base.Dispose(disposing);
    }
}

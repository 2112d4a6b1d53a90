using System.Text;

namespace Makemore.CommandLine.Terminal;

/// <summary>
/// An output that may fail: a full disk, or a pipe whose reader has gone. The first failure is kept, and what follows goes
/// nowhere, so that a training does not end because its log cannot be written.
/// </summary>
/// <param name="output">The output.</param>
internal sealed class OutputWriter(TextWriter output) : TextWriter
{
    /// <summary>EPIPE, which .NET gives as the HResult.</summary>
    private const int BrokenPipe = 32;

    private readonly CancellationTokenSource _gone = new();

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <summary>Is canceled when nothing can be written any more. A command that only writes can then end.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Says that the output is not complete, and why; null if it is, or if its reader wanted no more, as 'head'.</summary>
    public string? Fault { get; private set; }

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => output.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => output.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => output.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Flush() => Try(output.Flush);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _gone.Dispose();
        base.Dispose(disposing);
    }

    private void Try(Action write)
    {
        if (_gone.IsCancellationRequested)
            return;
        try
        {
            write();
        }
        catch (IOException fault)
        {
            if (fault.HResult is not BrokenPipe)
                Fault = $"The output is not complete: {fault.Message}";
            _gone.Cancel();
        }
        catch (UnauthorizedAccessException)
        {
            // EBADF: the shell closed it (>&-), or it was opened only to be read.
            Fault = "The output cannot be written: standard output is closed";
            _gone.Cancel();
        }
    }
}

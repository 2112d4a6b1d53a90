namespace Makemore.CommandLine.Tests;

/// <summary>Cancels when a text is written, as a person would who waited for it.</summary>
internal sealed class CancelingWriter(string text) : StringWriter
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public override void Write(string? value)
    {
        base.Write(value);
        if (value?.Contains(text, StringComparison.Ordinal) == true)
            _source.Cancel();
    }

    protected override void Dispose(bool disposing)
    {
        _source.Dispose();
        base.Dispose(disposing);
    }
}

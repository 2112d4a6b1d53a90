using Spectre.Console;

namespace Makemore.CommandLine;

/// <summary>
/// Runs the parts of a command that only read and compute, such as reading the data. A cancellation ends the command at
/// once, even if the work goes on until the process ends: it has nothing to save. If the data are large, the screen shows
/// what is done.
/// </summary>
/// <param name="screen">Receives the progress.</param>
/// <param name="data">The file with the data; null if the data are embedded.</param>
/// <param name="cancellationToken">Cancels the command.</param>
internal sealed class Preparation(IAnsiConsole screen, string? data, CancellationToken cancellationToken)
{
    /// <summary>Smaller files are read in less than a second.</summary>
    private const long Large = 10_000_000;

    private readonly bool _isShown = File.Exists(data) && new FileInfo(data).Length >= Large;

    /// <summary>Is canceled with the command. Work that can stop by itself stops with it.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Runs a part of the command.</summary>
    /// <param name="what">What is done, such as "reading names.txt".</param>
    /// <param name="work">Does it, and writes nothing.</param>
    /// <exception cref="OperationCanceledException">The command was canceled. The message says what was done.</exception>
    public T Run<T>(string what, Func<T> work)
    {
        if (_isShown && screen.Profile.Capabilities.Ansi)
            return screen.Status().Start(Markup.Escape(what), _ => Result(what, work, cancellationToken));
        if (_isShown)
            screen.WriteLine($"{what} …");
        return Result(what, work, cancellationToken);
    }

    /// <summary>Runs work without showing it.</summary>
    public static T Result<T>(string what, Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return Task.Run(work, CancellationToken.None).WaitAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException canceled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The command was stopped while {what}.", canceled, cancellationToken);
        }
    }
}

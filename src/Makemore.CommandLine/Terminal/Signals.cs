using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Makemore.CommandLine.Terminal;

/// <summary>
/// Turns the signals that ask a process to end (Ctrl+C, SIGTERM, SIGHUP) into a cancellation. The command then saves what
/// it has, however long that takes. A later signal ends the process at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    /// <summary>
    /// Signals that come so soon after the first one are the same request: timeout(1) sends each signal twice, to the process and
    /// to its group.
    /// </summary>
    private static readonly TimeSpan Repetition = TimeSpan.FromSeconds(1);

    /// <summary>How long a command may take to end before the user is told that it does.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _source;
    private readonly Timer _notice;
    private readonly PosixSignalRegistration[] _registrations;
    private volatile int _exitCode;
    private long _first;

    /// <summary>Begins to listen.</summary>
    /// <param name="takesLonger">Is called if the command has not ended a moment after the cancellation: it ends its step, or saves.</param>
    /// <param name="cancellationToken">Cancels too.</param>
    public Signals(Action takesLonger, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _notice = new Timer(_ => takesLonger(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _source.Token.Register(() => _notice.Change(Moment, Timeout.InfiniteTimeSpan));
        _registrations =
        [
            Register(PosixSignal.SIGINT, CommandLine.ExitCode.Canceled),
            Register(PosixSignal.SIGTERM, CommandLine.ExitCode.Terminated),
            Register(PosixSignal.SIGHUP, CommandLine.ExitCode.HungUp),
        ];
    }

    /// <summary>The token that a signal cancels.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of a canceled command.</summary>
    public int ExitCode => _exitCode == 0 ? CommandLine.ExitCode.Canceled : _exitCode;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _notice.Dispose();
        _source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        long first = Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
        if (first == 0)
        {
            _exitCode = exitCode;
            _source.Cancel();
        }
        context.Cancel = first == 0 || Stopwatch.GetElapsedTime(first) < Repetition;
    });
}

using System.Runtime.InteropServices;

namespace Makemore.CommandLine;

/// <summary>
/// Turns the signals that ask a process to end (Ctrl+C, SIGTERM, SIGHUP) into a cancellation. The command then saves what
/// it has, however long that takes. A second signal ends the process at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;
    private volatile int _exitCode;

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellationToken">Cancels too.</param>
    public Signals(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations =
        [
            Register(PosixSignal.SIGINT, CommandLine.ExitCode.Cancelled),
            Register(PosixSignal.SIGTERM, CommandLine.ExitCode.Terminated),
            Register(PosixSignal.SIGHUP, CommandLine.ExitCode.HungUp),
        ];
    }

    /// <summary>The token that a signal cancels.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of a canceled command.</summary>
    public int ExitCode => _exitCode == 0 ? CommandLine.ExitCode.Cancelled : _exitCode;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
            return;
        context.Cancel = true;
        _source.Cancel();
    });
}

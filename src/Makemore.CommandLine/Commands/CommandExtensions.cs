using System.CommandLine;

namespace Makemore.CommandLine.Commands;

/// <summary>Sets the action of a command.</summary>
internal static class CommandExtensions
{
    /// <summary>
    /// Runs the action on another thread than the main thread. Ctrl+C can then cancel the action, and end the process if the
    /// action does not stop in time.
    /// </summary>
    public static void Does(this Command command, Action<ParseResult, CancellationToken> action) =>
        command.SetAction((arguments, cancellationToken) =>
            Task.Run(() => action(arguments, cancellationToken), CancellationToken.None));
}

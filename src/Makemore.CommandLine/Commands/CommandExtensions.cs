using System.CommandLine;

namespace Makemore.CommandLine.Commands;

/// <summary>Sets the action of a command.</summary>
internal static class CommandExtensions
{
    /// <summary>
    /// Runs the action on another thread than the main thread. A second Ctrl+C can then end the process while the action still runs.
    /// </summary>
    public static void Does(this Command command, Action<ParseResult, CancellationToken> action) =>
        command.SetAction((arguments, cancellationToken) =>
            Task.Run(() => action(arguments, cancellationToken), CancellationToken.None));
}

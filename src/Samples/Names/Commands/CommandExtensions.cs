using System.CommandLine;

namespace Names.Commands;

/// <summary>How a command comes by its action.</summary>
internal static class CommandExtensions
{
    /// <summary>
    /// Runs the action beside the main thread, so that Ctrl+C can cancel it and, if it does not stop in time, end it.
    /// </summary>
    public static void Does(this Command command, Action<ParseResult, CancellationToken> action) =>
        command.SetAction((arguments, cancellationToken) =>
            Task.Run(() => action(arguments, cancellationToken), CancellationToken.None));
}

using System.CommandLine;

namespace Makemore.CommandLine;

/// <summary>The name of a command as a user types it.</summary>
internal static class CommandName
{
    /// <summary>The name, after the names of the program and of the commands that it belongs to: makemore sweep report.</summary>
    public static string Of(Command command) => Parent(command) is { } outer ? $"{Of(outer)} {command.Name}" : command.Name;

    /// <summary>The name of the program.</summary>
    public static string Program(Command command) => Parent(command) is { } outer ? Program(outer) : command.Name;

    private static Command? Parent(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
}

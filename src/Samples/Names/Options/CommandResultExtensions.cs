using System.CommandLine;
using System.CommandLine.Parsing;

namespace Names.Options;

/// <summary>What stands on the command line, before any of it is known to be right.</summary>
internal static class CommandResultExtensions
{
    /// <summary>Whether an option stands there; a default is not given.</summary>
    public static bool IsGiven(this CommandResult command, Option option) => command.GetResult(option) is { Implicit: false };

    /// <summary>The word behind an option; null where the option is not given.</summary>
    public static string? WordOf(this CommandResult command, Option option) =>
        command.GetResult(option) is { Implicit: false, Tokens: [var word, ..] } ? word.Value : null;
}

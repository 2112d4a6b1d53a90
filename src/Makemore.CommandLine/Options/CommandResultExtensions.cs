using System.CommandLine;
using System.CommandLine.Parsing;

namespace Makemore.CommandLine.Options;

/// <summary>Reads a command line before its options are validated.</summary>
internal static class CommandResultExtensions
{
    /// <summary>Whether the command line has an option. A default does not count.</summary>
    public static bool IsGiven(this CommandResult command, Option option) => command.GetResult(option) is { Implicit: false };

    /// <summary>The text after an option; null if the command line does not have the option.</summary>
    public static string? WordOf(this CommandResult command, Option option) =>
        command.GetResult(option) is { Implicit: false, Tokens: [var word, ..] } ? word.Value : null;
}

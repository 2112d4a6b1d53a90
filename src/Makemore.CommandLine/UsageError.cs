using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Commands;
using Makemore.CommandLine.Options;

namespace Makemore.CommandLine;

/// <summary>Finds what is wrong with a command line, and says it in one line.</summary>
internal static class UsageError
{
    /// <summary>The first error; null if there is none. Who asks for help or for the version does not have to write the rest.</summary>
    public static string? Of(ParseResult parsed) => WithNul(parsed) ?? Unknown(parsed) ?? (parsed.Action is { ClearsParseErrors: true } ? null : Incomplete(parsed));

    private static string? Incomplete(ParseResult parsed) =>
        Missing(parsed.CommandResult) ?? Ambiguous(parsed.CommandResult) ?? Repeated(parsed.CommandResult) ?? WithoutValue(parsed) ?? Invalid(parsed) ?? MisplacedOption(parsed);

    /// <summary>Reports an argument with the character U+0000. A shell cannot write it, but another program can.</summary>
    private static string? WithNul(ParseResult parsed) =>
        parsed.Tokens.FirstOrDefault(token => token.Value.Contains('\0')) is { } token
            ? $"the argument '{FileText.Short(token.Value)}' has the character U+0000, which no text and no file name can have; omit it."
            : null;

    private static string? Invalid(ParseResult parsed) => parsed.Errors is [var error, ..] ? error.Message : null;

    /// <summary>Reports a command or an option that does not exist, with the one that is probably meant.</summary>
    private static string? Unknown(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var unknown, ..])
            return null;
        Command command = parsed.CommandResult.Command;
        Token[] before = [.. parsed.Tokens.TakeWhile(token => token.Value != unknown)];
        if (before.Any(token => token.Type is TokenType.DoubleDash))
            return $"'{FileText.Short(unknown)}' follows '--', after which there are no commands and no options; omit '--'.";
        if (OptionsOf(command).Contains(unknown))
            return MustFollow(unknown, command);
        if (unknown.StartsWith('-'))
            return $"'{FileText.Short(unknown)}' is not an option of '{CommandName.Of(command)}'{Meant(unknown, OptionsOf(command))}";
        if (before is [.., var last] && command.Options.Any(option => option.Name == last.Value && IsFlag(option)))
            return $"{last.Value} must be true or false, not '{FileText.Short(unknown)}'.";
        return command.Subcommands.Count > 0
            ? $"'{FileText.Short(unknown)}' is not a command of '{CommandName.Of(command)}'{Meant(unknown, command.Subcommands.Select(sub => sub.Name))}"
            : $"'{CommandName.Of(command)}' takes no '{FileText.Short(unknown)}'; the names of options begin with --.";
    }

    /// <summary>Whether an option is true or false, and true without a value.</summary>
    private static bool IsFlag(Option option) => option.Arity is { MinimumNumberOfValues: 0, MaximumNumberOfValues: 1 };

    private static string Meant(string unknown, IEnumerable<string> known) =>
        Spelling.Like(unknown, known) is [var meant, ..] ? $"; did you mean '{meant}'?" : ".";

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Where(option => !option.Hidden).Select(option => option.Name);

    /// <summary>Reports everything that a command requires and the command line does not have.</summary>
    private static string? Missing(CommandResult result)
    {
        Command command = result.Command;
        string[] missing =
        [
            .. command.Arguments
                .Where(argument => argument.Arity.MinimumNumberOfValues > (result.GetResult(argument)?.Tokens.Count ?? 0))
                .Select(argument => $"<{argument.Name}>"),
            .. command.Options.Where(option => option.Required && result.GetResult(option) is null or { Implicit: true }).Select(OptionText.Usage),
            .. command is ICommandWithChoice { Choice: var choice } && !choice.Any(result.IsGiven)
                ? (string[])[string.Join(" or ", choice.Select(OptionText.Usage))]
                : [],
        ];
        if (missing.Length > 0)
            return $"'{CommandName.Of(command)}' requires {string.Join(" and ", missing)}.";
        return command.Action is null && command.Subcommands.Count > 0
            ? $"'{CommandName.Of(command)}' requires a command: {string.Join(" or ", command.Subcommands.Select(sub => sub.Name))}."
            : null;
    }

    /// <summary>Reports several options of which a command takes only one.</summary>
    private static string? Ambiguous(CommandResult result)
    {
        if (result.Command is not ICommandWithChoice { Choice: var choice } || choice.Count(result.IsGiven) < 2)
            return null;
        string[] given = [.. choice.Where(result.IsGiven).Select(option => option.Name)];
        return $"{string.Join(" and ", given)} both name models; specify only one of them.";
    }

    /// <summary>Reports an option that takes one value and is given several times.</summary>
    private static string? Repeated(CommandResult result) =>
        result.Children.OfType<OptionResult>().FirstOrDefault(option => option is { Option.Arity.MaximumNumberOfValues: 1, IdentifierTokenCount: > 1 }) is { } repeated
            ? $"{repeated.Option.Name} is given {(repeated.IdentifierTokenCount == 2 ? "twice" : $"{repeated.IdentifierTokenCount} times")}; specify it once."
            : null;

    private static string? WithoutValue(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.FirstOrDefault(option =>
            parsed.GetResult(option) is { Implicit: false, Tokens.Count: 0 } && option.Arity.MinimumNumberOfValues > 0) is { } option
            ? $"{option.Name} requires a value: {OptionText.Usage(option)}."
            : null;

    /// <summary>Reports an option before the name of a command. The parser accepts such an option, but the command does not see it.</summary>
    private static string? MisplacedOption(ParseResult parsed)
    {
        for (SymbolResult? outer = parsed.CommandResult.Parent; outer is CommandResult command; outer = command.Parent)
        {
            if (command.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit) is { } misplaced)
                return MustFollow(misplaced.Option.Name, parsed.CommandResult.Command);
        }
        return null;
    }

    private static string MustFollow(string option, Command command) =>
        $"{option} must follow the command {command.Name}: {CommandName.Of(command)} {option} …";
}

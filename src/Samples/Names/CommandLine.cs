using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore;
using Names.Commands;
using Names.Options;
using Spectre.Console;

namespace Names;

/// <summary>Runs the command line and returns an exit code. Every error that a user can cause becomes one line here.</summary>
internal static class CommandLine
{
    /// <summary>The environment variable that shows the stack trace of an unexpected error.</summary>
    private const string TraceVariable = "NAMES_TRACE";

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="screen">Receives the output.</param>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="cancellationToken">Cancels a training between two steps, as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, IAnsiConsole screen, TextWriter errors, CancellationToken cancellationToken = default)
    {
        // Without a replacer for response files, an argument may begin with '@'.
        ParseResult parsed = new NotebookCommand(screen).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageError(parsed) is { } usage)
            return Misused(usage);

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = screen.Profile.Out.Writer,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                },
                cancellationToken);
        }
        catch (OperationCanceledException cancelled)
        {
            errors.WriteLine($"canceled: {cancelled.Message}");
            return ExitCode.Cancelled;
        }
        catch (OptionException misuse)
        {
            return Misused(misuse.Message);
        }
        catch (Exception exception) when (exception is MakemoreException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (Exception bug)
        {
            errors.WriteLine(Environment.GetEnvironmentVariable(TraceVariable) is null
                ? $"error: unexpected {bug.GetType().Name}: {bug.Message}\nThis is a bug in the program. To see the stack trace, set {TraceVariable}=1. Report it with the command that you ran."
                : bug.ToString());
            return ExitCode.Failed;
        }

        int Misused(string error)
        {
            errors.WriteLine($"error: {error}");
            errors.WriteLine($"Try '{NameOf(parsed.CommandResult.Command)} --help'.");
            return ExitCode.Usage;
        }
    }

    private static string? UsageError(ParseResult parsed) =>
        parsed.Errors is [var error, ..] ? error.Message : MisplacedOption(parsed);

    /// <summary>Reports an option before the name of a command. The parser accepts such an option, but the command does not see it.</summary>
    private static string? MisplacedOption(ParseResult parsed)
    {
        for (SymbolResult? outer = parsed.CommandResult.Parent; outer is CommandResult command; outer = command.Parent)
        {
            if (command.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit) is { } misplaced)
                return $"{misplaced.Option.Name} must follow the command {parsed.CommandResult.Command.Name}: {NameOf(parsed.CommandResult.Command)} {misplaced.Option.Name} …";
        }
        return null;
    }

    private static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } outer ? $"{NameOf(outer)} {command.Name}" : "Names";
}

using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Makemore.CommandLine;
using Makemore.CommandLine.Commands;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Terminal;

namespace Makemore;

/// <summary>The command line for a list of models: train, evaluate, sample, inspect, sweep and report.</summary>
/// <example>
/// The whole program of a project with models of its own:
/// <code>
/// return await MakemoreApp.RunAsync(args, MakemoreModels.All);
/// </code>
/// </example>
public static class MakemoreApp
{
    /// <summary>The environment variable that shows the stack trace of an unexpected error.</summary>
    private const string TraceVariable = "MAKEMORE_TRACE";

    /// <summary>
    /// Runs the command that the arguments name. The output goes to the console. Every error that a user can cause becomes
    /// one line on the error output. Call it once for each process.
    /// </summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="models">The models that the commands can use; at least one.</param>
    /// <param name="cancellationToken">Cancels a training between two steps, as Ctrl+C does.</param>
    /// <exception cref="ArgumentException">There is no model.</exception>
    /// <returns>
    /// The exit code: 0 if the command succeeded, 1 if it failed, 2 if the arguments are not valid. If the command was
    /// canceled: 130 by Ctrl+C or the token, 143 by SIGTERM, 129 by SIGHUP.
    /// </returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> args, IReadOnlyList<ModelFactory> models, CancellationToken cancellationToken = default)
    {
        ModelArguments.ThrowIfAnyNull(args);
        ModelArguments.ThrowIfAnyNull(models);
        return models.Count > 0
            ? RunAsync(Assembly.GetEntryAssembly()?.GetName().Name ?? "makemore", args, new ModelCatalog(models), cancellationToken)
            : throw new ArgumentException("There is no model; declare one with [Mlp] or [MlpSweep].", nameof(models));
    }

    /// <summary>Runs the command that the arguments name, with a name of the program for messages and a catalog of models.</summary>
    internal static async Task<int> RunAsync(
        string program, IReadOnlyList<string> args, ModelCatalog models, CancellationToken cancellationToken = default)
    {
        Session session = Session.OfConsole(models);
        using var errors = new OutputWriter(Console.Error);
        using var signals = new Signals(() => errors.WriteLine("stopping after the current step; another Ctrl+C or signal ends the program at once"), cancellationToken);
        int exitCode = await RunAsync(program, args, session, errors, signals.Token);
        if (session.Output?.Fault is { } fault)
        {
            errors.WriteLine($"error: {fault}");
            exitCode = exitCode == ExitCode.Done ? ExitCode.Failed : exitCode;
        }
        return exitCode == ExitCode.Canceled ? signals.ExitCode : exitCode;
    }

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="program">The name of the program, for messages.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="session">The screen and the models.</param>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="cancellationToken">Cancels a training between two steps, as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static async Task<int> RunAsync(
        string program, IReadOnlyList<string> args, Session session, TextWriter errors, CancellationToken cancellationToken = default)
    {
        // Numbers are written and read the same under every culture setting.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        // Without a replacer for response files, an argument may begin with '@'.
        ParseResult parsed = new MakemoreCommand(program, session).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageError.Of(parsed) is { } usage)
            return Misused([usage]);

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = session.Screen.Profile.Out.Writer,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                    // The parser's own handler of signals would end the process after this time, in the middle of a save.
                    ProcessTerminationTimeout = null,
                },
                cancellationToken);
        }
        catch (OperationCanceledException canceled)
        {
            errors.WriteLine($"canceled: {canceled.Message}");
            return ExitCode.Canceled;
        }
        catch (OptionException misuse)
        {
            return Misused(misuse.Errors);
        }
        catch (OutOfMemoryException exhausted)
        {
            errors.WriteLine($"error: {MemoryNeeds.Exhausted(exhausted)}");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is MakemoreException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {FileText.Line(exception.Message)}");
            return ExitCode.Failed;
        }
        catch (Exception bug)
        {
            errors.WriteLine(Environment.GetEnvironmentVariable(TraceVariable) is null
                ? $"error: unexpected {bug.GetType().Name}: {bug.Message}\nThis is a bug in the program. To see the stack trace, set {TraceVariable}=1. Report it with the command that you ran."
                : bug.ToString());
            return ExitCode.Failed;
        }

        int Misused(IReadOnlyList<string> faults)
        {
            foreach (string fault in faults)
                errors.WriteLine($"error: {FileText.Line(fault)}");
            errors.WriteLine($"Try '{CommandName.Of(parsed.CommandResult.Command)} --help'.");
            return ExitCode.Usage;
        }
    }
}

using System.Diagnostics;
using Makemore.CommandLine.Terminal;
using Makemore.Testing;
using Makemore.Tool;

namespace Makemore.CommandLine.Tests;

/// <summary>What a run of the program gave.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split(Environment.NewLine);

    /// <summary>Runs the command line in this process, its output redirected.</summary>
    public static Task<Run> Of(params string[] args) => Of(new StringWriter(), CancellationToken.None, args);

    public static async Task<Run> Of(StringWriter output, CancellationToken cancellationToken, params string[] args)
    {
        using var folder = new TemporaryFolder();
        return await In(folder, output, args, cancellationToken);
    }

    /// <summary>Runs the command line in this process. Files without a name of their own are in a folder.</summary>
    public static Task<Run> In(TemporaryFolder folder, params string[] args) => In(folder, new StringWriter(), args, CancellationToken.None);

    /// <summary>Runs the built program in a process of its own.</summary>
    public static async Task<Run> OfProcess(params string[] args)
    {
        using var folder = new TemporaryFolder();
        using Process process = StartProcess(folder, args);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs the built program in a shell, which can redirect its output.</summary>
    /// <param name="command">The arguments and the redirections.</param>
    /// <param name="before">What the shell runs before.</param>
    public static async Task<Run> OfShell(string command, string before = "true")
    {
        var start = new ProcessStartInfo("sh", ["-c", $"{before} && dotnet {Path.Combine(AppContext.BaseDirectory, "Makemore.Tool.dll")} {command}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, errors);
    }

    /// <summary>Runs the built program in a process of its own, and closes its output after one line, as 'head -1' does.</summary>
    public static async Task<(int ExitCode, string? FirstLine, string Errors)> OfProcessWithOneLineRead(params string[] args)
    {
        using var folder = new TemporaryFolder();
        using Process process = StartProcess(folder, args);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? line = await process.StandardOutput.ReadLineAsync();
        process.StandardOutput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, line, await errors);
    }

    /// <summary>Runs the built program in a process of its own, and ends it without warning when it has written a text.</summary>
    public static async Task OfKilledProcess(string text, params string[] args)
    {
        using var folder = new TemporaryFolder();
        using Process process = StartProcess(folder, args);
        await WaitFor(text, process);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Runs the built program in a process of its own, and sends it a signal when it has written a text.</summary>
    /// <param name="signal">The name of the signal for the command kill.</param>
    /// <param name="text">The text to wait for.</param>
    /// <param name="args">The arguments.</param>
    public static Task<Run> OfSignaledProcess(string signal, string text, params string[] args) => OfSignaledProcess(signal, text, signals: 1, args);

    /// <summary>Runs the built program in a process of its own, and sends it a signal several times when it has written a text.</summary>
    /// <param name="signal">The name of the signal for the command kill.</param>
    /// <param name="text">The text to wait for.</param>
    /// <param name="signals">How many signals to send, right after one another.</param>
    /// <param name="args">The arguments.</param>
    public static async Task<Run> OfSignaledProcess(string signal, string text, int signals, params string[] args)
    {
        using var folder = new TemporaryFolder();
        using Process process = StartProcess(folder, args);
        await WaitFor(text, process);
        string command = string.Join("; ", Enumerable.Repeat($"kill -{signal} {process.Id}", signals));
        using (Process kill = Process.Start("sh", ["-c", command]))
            await kill.WaitForExitAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, errors);
    }

    /// <summary>Runs the command line in this process. Files without a name of their own are in a folder.</summary>
    public static async Task<Run> In(TemporaryFolder folder, StringWriter output, string[] args, CancellationToken cancellationToken)
    {
        var errors = new StringWriter();
        int exitCode = await MakemoreApp.RunAsync("makemore", args, new Session(Screen.Plain(output), ToolModels.Catalog, folder.Path), errors, cancellationToken);
        return new Run(exitCode, output.ToString(), errors.ToString());
    }

    private static async Task WaitFor(string text, Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains(text, StringComparison.Ordinal))
        {
        }
    }

    private static Process StartProcess(TemporaryFolder folder, string[] args)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Makemore.Tool.dll"), .. args];
        // A job in the background of a script ignores Ctrl+C, and so do the processes that it starts.
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT,TERM,HUP", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        // What makes libraries believe that a pipe shows colors.
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["TERM"] = "xterm-256color";
        return Process.Start(start)!;
    }
}

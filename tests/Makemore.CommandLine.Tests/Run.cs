using System.Diagnostics;
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
        var errors = new StringWriter();
        int exitCode = await MakemoreApp.RunAsync("makemore", args, new Session(Screen.Plain(output), ToolModels.Catalog), errors, cancellationToken);
        return new Run(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs the built program in a process of its own.</summary>
    public static async Task<Run> OfProcess(params string[] args)
    {
        using Process process = StartProcess(args);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs the built program in a process of its own, and ends it without warning when it has written a text.</summary>
    public static async Task OfKilledProcess(string text, params string[] args)
    {
        using Process process = StartProcess(args);
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains(text, StringComparison.Ordinal))
        {
        }
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static Process StartProcess(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "makemore.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What makes libraries believe that a pipe shows colours.
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["TERM"] = "xterm-256color";
        return Process.Start(start)!;
    }
}

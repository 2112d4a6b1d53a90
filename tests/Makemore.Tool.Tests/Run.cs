using Makemore.CommandLine;
using Makemore.CommandLine.Terminal;

namespace Makemore.Tool.Tests;

/// <summary>What a run of the tool gave.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs the tool in this process.</summary>
    public static async Task<Run> Of(params string[] args)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        int exitCode = await MakemoreApp.RunAsync("makemore", args, new Session(Screen.Plain(output), ToolModels.Catalog), errors);
        return new Run(exitCode, output.ToString(), errors.ToString());
    }
}

using Makemore.Testing;
using Makemore.Tool;
using Spectre.Console;

namespace Makemore.CommandLine.Tests;

public sealed class ScreenTests
{
    private const char Escape = '\e';

    [Fact]
    public async Task RedirectedOutputIsTextAlone()
    {
        Run run = await Run.OfProcess("train", "--steps", "21");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains("step 20: loss = ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, run.Output);
    }

    [Fact]
    public async Task TheProgramReturnsTheExitCodes()
    {
        Assert.Equal(ExitCode.Done, (await Run.OfProcess("inspect")).ExitCode);
        Assert.Equal(ExitCode.Failed, (await Run.OfProcess("train", "--data", Path.Combine(AppContext.BaseDirectory, "absent.txt"))).ExitCode);
        Assert.Equal(ExitCode.Usage, (await Run.OfProcess("train", "--steps", "many")).ExitCode);
    }

    [Fact]
    public async Task ATerminalShowsABarAndTheSameLosses()
    {
        using var folder = new TemporaryFolder();
        string[] args = ["train", "--data", SmallCorpus.WriteTo(folder), "--steps", "41"];
        var output = new StringWriter();
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });

        int exitCode = await MakemoreApp.RunAsync("makemore", args, new Session(terminal, ToolModels.Catalog, folder.Path), TextWriter.Null);

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains(Escape, output.ToString());
        Assert.Contains("━━", output.ToString(), StringComparison.Ordinal);
        Run plain = await Run.Of(args);
        Assert.All(
            plain.Lines.Where(line => line.StartsWith("step ", StringComparison.Ordinal)),
            line => Assert.Contains(line, output.ToString(), StringComparison.Ordinal));
    }
}

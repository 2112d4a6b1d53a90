using System.CommandLine.Parsing;
using Makemore.CommandLine.Terminal;
using Makemore.Tool;
namespace Makemore.CommandLine.Tests;

public sealed class HelpTests
{
    private const string Recipe =
        "--steps --epochs --batch-size --report-every --learning-rate --warm-up --step-size --gamma --final-learning-rate --decay-rate "
        + "--optimizer --momentum --beta1 --beta2 --epsilon --weight-decay --clip --label-smoothing --average --patience";

    /// <summary>All commands, as they are typed.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        "", "train", "presets", "sample", "evaluate", "inspect", "vocabulary", "nearest", "plot", "plot embedding", "export", "sweep", "sweep merge", "sweep report",
        "show", "diff", "new",
    ];

    [Theory]
    [InlineData("", "makemore train --data")]
    [InlineData("train", "makemore train --preset")]
    [InlineData("presets", "makemore presets")]
    [InlineData("sample", "makemore sample --model")]
    [InlineData("evaluate", "makemore evaluate --model")]
    [InlineData("inspect", "makemore inspect --model")]
    [InlineData("vocabulary", "makemore vocabulary --model")]
    [InlineData("nearest", "makemore nearest a --model")]
    [InlineData("plot", "makemore plot embedding --model")]
    [InlineData("plot embedding", "makemore plot embedding --model")]
    [InlineData("export", "makemore export --model")]
    [InlineData("sweep", "makemore sweep --data")]
    [InlineData("sweep merge", "makemore sweep merge --into")]
    [InlineData("sweep report", "makemore sweep report --results")]
    public async Task EndsWithAnExample(string command, string example)
    {
        Run run = await Run.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains(run.Lines, line => line.StartsWith($"  {example}", StringComparison.Ordinal));
        // Where a default has no name it is written as C# writes records.
        Assert.DoesNotContain("{", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", $"--preset --data --split --train-words --dev-words --add-train --train-copies --minimum-count {Recipe} --seed --seeds --threads --out --sample-every --html")]
    [InlineData("sample", "--model --mix --order --k --half-life --count --temperature --top-k --top-p --prompt --max-length --seed --data --explain")]
    [InlineData("evaluate", "--model --mix --data --split --train-words --dev-words --baseline --order --k --half-life")]
    [InlineData("inspect", "--model --seed")]
    [InlineData("vocabulary", "--model")]
    [InlineData("nearest", "--model --count")]
    [InlineData("plot embedding", "--model --out --top --group")]
    [InlineData("export", "--model --out")]
    [InlineData("sweep", $"--data --split --train-words --dev-words --minimum-count {Recipe} --seeds --jobs --shard --results --save-models")]
    [InlineData("sweep merge", "--into")]
    [InlineData("sweep report", "--results --out --html")]
    public async Task ListsTheOptions(string command, string options)
    {
        Run run = await Run.Of([.. command.Split(' '), "--help"]);

        Assert.All(options.Split(' '), option => Assert.Contains($"  {option} <", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheExamplesAreValid()
    {
        foreach (string command in Commands)
        {
            Run help = await Run.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            string example = string.Join(' ', help.Lines.SkipWhile(line => line != "Example:").Skip(1)).Replace("\\ ", "", StringComparison.Ordinal);
            string[] args = [.. CommandLineParser.SplitCommandLine(example).Skip(1)];
            Assert.Empty(new CommandLine.Commands.MakemoreCommand("makemore", new Session(Screen.Plain(TextWriter.Null), ToolModels.Catalog)).Parse(args).Errors);
        }
    }

    [Fact]
    public async Task EveryCommandAndOptionIsInAGroup()
    {
        foreach (string command in Commands)
        {
            Run help = await Run.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.DoesNotContain("Other:", help.Lines);
        }
    }

    [Fact]
    public async Task ADefaultIsWrittenOnce()
    {
        Run help = await Run.Of("train", "--help");

        Assert.Contains(help.Lines, line => line.EndsWith("[default: makemore]", StringComparison.Ordinal));
        string[] options = string.Join(' ', help.Lines.Select(line => line.Trim())).Split(" --");
        Assert.All(options, option => Assert.InRange(option.Split("[default:").Length - 1, 0, 1));
    }
}

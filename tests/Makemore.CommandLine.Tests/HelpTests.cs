using Makemore.Tool;
namespace Makemore.CommandLine.Tests;

public sealed class HelpTests
{
    private const string Recipe =
        "--steps --epochs --batch-size --report-every --learning-rate --warm-up --step-size --gamma --final-learning-rate --decay-rate "
        + "--optimizer --momentum --beta1 --beta2 --epsilon --weight-decay --clip --average --patience";

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
    public async Task EndsWithAnExampleAndFitsATerminal(string command, string example)
    {
        Run run = await Run.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains(run.Lines, line => line.StartsWith($"  {example}", StringComparison.Ordinal));
        Assert.All(run.Lines, line => Assert.InRange(line.Length, 0, 80));
        // Where a default has no name it is written as C# writes records.
        Assert.DoesNotContain("{", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", $"--preset --data --split {Recipe} --seed --seeds --threads --out --sample-every --html")]
    [InlineData("sample", "--model --count --temperature --top-k --top-p --prompt --max-length --seed --data --explain")]
    [InlineData("evaluate", "--model --data --split --baseline --order --k")]
    [InlineData("inspect", "--model --seed")]
    [InlineData("vocabulary", "--model")]
    [InlineData("nearest", "--model --count")]
    [InlineData("plot embedding", "--model --out --top --group")]
    [InlineData("export", "--model --out")]
    [InlineData("sweep", $"--data --split {Recipe} --seeds --jobs --shard --results --save-models")]
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
        foreach (string command in new[] { "", "train", "presets", "sample", "evaluate", "inspect", "vocabulary", "nearest", "plot", "plot embedding", "export", "sweep", "sweep merge", "sweep report" })
        {
            Run help = await Run.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            string example = help.Lines.SkipWhile(line => line != "Example:").ElementAt(1);
            string[] args = [.. example.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
            Assert.Empty(new Commands.MakemoreCommand("makemore", new Session(Screen.Plain(TextWriter.Null), ToolModels.Catalog)).Parse(args).Errors);
        }
    }
}

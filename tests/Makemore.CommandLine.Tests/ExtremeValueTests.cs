using System.CommandLine;
using Makemore.CommandLine.Commands;
using Makemore.CommandLine.Terminal;
using Makemore.Testing;
using Makemore.Tool;
using Makemore.Tool.Architecture;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

/// <summary>Every number that an option takes is used or is refused in one line. None is called a bug.</summary>
public sealed class ExtremeValueTests : IDisposable
{
    private static readonly string[] Values =
    [
        "-2147483648", "-1", "0", "1e-300", "1e-45", "0.99999997", "1", "64", "1024", "1000000", "1000000000", "2147483591", "2147483647", "3.4e38", "1.7e308", "NaN",
    ];

    /// <summary>What an option requires beside it.</summary>
    private static readonly Dictionary<string, string> Companions = new()
    {
        ["--momentum"] = "--optimizer momentum",
        ["--beta1"] = "--optimizer adamw",
        ["--beta2"] = "--optimizer adamw",
        ["--epsilon"] = "--optimizer adamw",
        ["--step-size"] = "--schedule step",
        ["--gamma"] = "--schedule step",
        ["--final-learning-rate"] = "--schedule cosine",
        ["--decay-rate"] = "--schedule inversetime",
        ["--k"] = "--baseline add-k",
        ["--order"] = "--baseline kneser-ney",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public ExtremeValueTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _model = _folder["m.safetensors"];
        new Notebook().Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train", "--data {data} --steps 2")]
    [InlineData("train", "--data {data} --steps 2 --preset lecture-batch-norm")]
    [InlineData("sample", "--model {model}")]
    [InlineData("evaluate", "--model {model} --data {data}")]
    [InlineData("inspect", "")]
    [InlineData("nearest", "a --model {model}")]
    [InlineData("plot embedding", "--model {model} --out {folder}/p.svg")]
    public async Task IsUsedOrRefused(string command, string arguments)
    {
        foreach (Option option in NumbersOf(command))
            await Check(command, arguments, option);
    }

    [Fact]
    public async Task ASweepAlso()
    {
        // The options of the recipe are those of 'train'.
        foreach (Option option in NumbersOf("sweep").ExceptBy(NumbersOf("train").Select(option => option.Name), option => option.Name))
            await Check("sweep", "--data {data} --steps 2 --shard 1/12 --results {folder}/r.db", option);
    }

    private async Task Check(string command, string arguments, Option option)
    {
        foreach (string value in Values)
        {
            // A run would be endless with some of the values. One step or one name shows whether it works.
            using var writer = new CancelingWriter(command is "train" or "sweep" ? "step 0" : "");
            Run run = await Run.Of(writer, writer.Token, Arguments(command, arguments, option.Name, value));

            Assert.True(
                run.ExitCode is ExitCode.Done or ExitCode.Usage or ExitCode.Canceled || run.Errors.Contains("no longer a finite number", StringComparison.Ordinal),
                $"{command} {option.Name} {value}: {run.Errors}");
        }
    }

    private string[] Arguments(string command, string arguments, string option, string value)
    {
        string filled = arguments.Replace("{data}", _data, StringComparison.Ordinal)
            .Replace("{model}", _model, StringComparison.Ordinal)
            .Replace("{folder}", _folder.Path, StringComparison.Ordinal);
        string[] others = filled.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // The option replaces the one that bounds the length of the training.
        if (option is "--steps" or "--epochs" && Array.IndexOf(others, "--steps") is var steps and >= 0)
            others = [.. others[..steps], .. others[(steps + 2)..]];
        string[] companion = Companions.TryGetValue(option, out string? needed) ? needed.Split(' ') : [];
        return [.. command.Split(' '), .. others, .. companion, option, value];
    }

    private static IEnumerable<Option> NumbersOf(string command)
    {
        Command found = new MakemoreCommand("makemore", new Session(Screen.Plain(TextWriter.Null), ToolModels.Catalog));
        foreach (string name in command.Split(' '))
            found = found.Subcommands.Single(sub => sub.Name == name);
        // The generator checks the options of an architecture; its diagnostics say what is wrong.
        return found.Options.Where(option => option.HelpName == "N").ExceptBy(ArchitectureOption.All.Select(option => option.Name), option => option.Name);
    }
}

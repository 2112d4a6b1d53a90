using System.Text.RegularExpressions;
using Makemore.CommandLine.Reports.Layout;
using Makemore.Testing;
using Makemore.Tool;
using Makemore.Tool.Presets;
using Spectre.Console.Testing;

namespace Makemore.CommandLine.Tests;

/// <summary>Every screen on terminals of several widths.</summary>
public sealed partial class ScreenWidthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public ScreenWidthTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _model = _folder["m.safetensors"];
        new Notebook().Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task TheHelpOfEveryCommandFits(int width)
    {
        foreach (string command in HelpTests.Commands)
        {
            string[] lines = await Lines(width, false, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            // A default is not broken at its beginning or end.
            Assert.All(lines, line => Assert.DoesNotMatch(@"\[default:$|^ *\]", line));
        }
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(80, false)]
    [InlineData(120, false)]
    [InlineData(60, true)]
    [InlineData(80, true)]
    [InlineData(120, true)]
    public async Task TheRankingHasWholeLosses(int width, bool ansi)
    {
        string[] lines = await Lines(
            width, ansi, "sweep", "--data", _data, "--steps", "2", "--seeds", "1,2", "--results", _folder[$"{width}{ansi}.db"]);

        // The last table is the ranking. A terminal with ANSI sequences also shows what the ranking was meanwhile.
        string title = lines.Last(line => line.Contains("  model  ", StringComparison.Ordinal));
        string[] ranking = lines[(Array.LastIndexOf(lines, title) + 1)..^1];
        Assert.Equal(12, ranking.Length);
        Assert.All(ranking, row => Assert.Matches(@"^ *\d+  C(ontext)?\d[ _]E(mbed)?\d+[ _]H(idden)?\d+ .*\d\.\d{4} ± \d\.\d{4}", row));
        Assert.Contains(" dev", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, @"  BS [48], LR 0\.(1|05), (Sgd|AdamW) +\d+\.\d{4}  ")]
    [InlineData(40, @"… +\d+\.\d{4}$")]
    public async Task TheRankingKeepsTheLossesBesideLongRecipes(int width, string expected)
    {
        string[] lines = await Lines(
            width, false, "sweep", "--data", _data, "--steps", "2", "--batch-size", "4,8", "--optimizer", "sgd,adamw", "--learning-rate", "0.1,0.05",
            "--results", _folder["recipes.db"]);

        string[] ranking = [.. lines.SkipWhile(line => !line.Contains("  model  ", StringComparison.Ordinal)).Skip(1).Where(line => line.Length > 0)];
        Assert.Equal(12 * 8, ranking.Length);
        Assert.All(ranking, row => Assert.Matches(expected, row));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task TheSuggestedCommandHasWholeArguments(int width)
    {
        string[] lines = await Lines(width, false, "train", "--data", _data, "--steps", "1");

        string[] command = [.. lines.SkipWhile(line => !line.StartsWith("Next: ", StringComparison.Ordinal)).Where(line => line.Length > 0)];
        Assert.All(command[..^1], line => Assert.EndsWith(@" \", line, StringComparison.Ordinal));
        Assert.Contains($"--data {_data}", string.Concat(command), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task TheTablesOfLossesFit(int width)
    {
        string[] evaluated = await Lines(width, false, "evaluate", "--model", _model, "--data", _data, "--baseline", "kneser-ney");
        Assert.Contains(evaluated, line => Regex.IsMatch(line, @"^dev .*\d\.\d{4}"));
        Assert.Contains(evaluated, line => Regex.IsMatch(line, @"^model .*\d\.\d{4}"));

        string[] mixed = await Lines(width, false, "evaluate", "--mix", $"{_model},kneser-ney", "--data", _data);
        Assert.Contains(mixed, line => Regex.IsMatch(line, @"^\S*(m\.safetensors|…) +\d\.\d\d .*\d\.\d{4}"));
        Assert.Contains(mixed, line => Regex.IsMatch(line, @"^mixture .*\d\.\d{4}"));

        string[] seeds = await Lines(width, false, "train", "--data", _data, "--steps", "1", "--seeds", "1,2");
        Assert.Contains(seeds, line => Regex.IsMatch(line, @"^spread +\d\.\d{4} +\d\.\d{4}"));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task TheOtherTablesFit(int width)
    {
        string[] inspected = await Lines(width, false, "inspect", "--model", _model);
        Assert.Contains(inspected, line => Regex.IsMatch(line, @"^Wx +\(100, 60\) +6,000 +\d+\.\d{4}"));
        Assert.Equal(10, (await Lines(width, false, "nearest", "a", "--model", _model)).Count(line => line.Length > 0));
        string[] marked = await Lines(width, false, "sample", "--model", _model, "--data", _data, "--max-length", "8");
        Assert.All(marked[..^1], line => Assert.Matches("^[a-z]* +(new|in the corpus)$", line));
        string[] presets = await Lines(width, false, "presets");
        // An option stays on one line with its value.
        Assert.All(presets, line => Assert.DoesNotMatch("=$|^ *=", line));
    }

    /// <summary>Runs a command on a terminal, and checks that no line is wider than it.</summary>
    private async Task<string[]> Lines(int width, bool ansi, params string[] args)
    {
        using var terminal = new TestConsole();
        terminal.Profile.Width = width;
        terminal.Profile.Capabilities.Ansi = ansi;
        terminal.EmitAnsiSequences = ansi;
        var errors = new StringWriter();

        int exitCode = await MakemoreApp.RunAsync("makemore", args, new Session(terminal, ToolModels.Catalog, _folder.Path), errors);

        Assert.Equal((ExitCode.Done, ""), (exitCode, errors.ToString()));
        // A sequence that moves the cursor or erases text ends what was a line until then.
        string[] lines = AnsiSequence().Replace(terminal.Output, sequence => sequence.Value.EndsWith('m') ? "" : "\n").ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.InRange(ScreenText.Width(line.TrimEnd()), 0, width));
        return [.. lines.Select(line => line.TrimEnd())];
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex AnsiSequence();
}

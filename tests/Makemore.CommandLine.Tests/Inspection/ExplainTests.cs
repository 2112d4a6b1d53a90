using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Makemore.CommandLine.Terminal;
using Makemore.Testing;
using Makemore.Tool;
using Makemore.Tool.Presets;
using Spectre.Console;

namespace Makemore.CommandLine.Tests.Inspection;

public sealed partial class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public ExplainTests() => _model = _folder["names.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ShowsTheProbabilityOfEveryLetterTheMostProbableFirst()
    {
        Train();

        Run run = await Run.Of("sample", "--model", _model, "--explain", "em");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        (string Letter, double Percent)[] rows = [.. Rows(run.Output)];
        Assert.Equal(27, rows.Select(row => row.Letter).Distinct().Count());
        Assert.Equal(rows.OrderByDescending(row => row.Percent), rows);
        Assert.InRange(rows.Sum(row => row.Percent), 98.5, 101.5);
        var model = Notebook.Load(_model);
        float[] logits = new float[27];
        model.Logits([.. Enumerable.Repeat(0, model.Spec.Context - 2), Notebook.Vocabulary.IndexOf('e'), Notebook.Vocabulary.IndexOf('m')], logits);
        Assert.Equal(Notebook.Vocabulary[Array.IndexOf(logits, logits.Max())], rows[0].Letter);
        double total = logits.Sum(logit => Math.Exp(logit));
        Assert.Equal(100 * Math.Exp(logits.Max()) / total, rows[0].Percent, 0.06);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task FitsTheScreen(int width)
    {
        Train();
        var output = new StringWriter();
        IAnsiConsole screen = Screen.Plain(output);
        screen.Profile.Width = width;

        int exitCode = await MakemoreApp.RunAsync(
            "makemore", ["sample", "--model", _model, "--explain", "em"], new Session(screen, ToolModels.Catalog), TextWriter.Null);

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Equal(27, Rows(output.ToString()).Count());
        Assert.All(output.ToString().Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, width));
        Assert.All(output.ToString().Split(Environment.NewLine), line => Assert.Equal(line.TrimEnd(), line));
        Assert.InRange(output.ToString().Split(Environment.NewLine).Max(line => line.Length), Math.Min(width, 80) - 1, width);
    }

    [Fact]
    public async Task SaysHowManyWordsAreNotShown()
    {
        // 40 words, the boundary and <unk>.
        string sentence = string.Join(' ', Enumerable.Range(0, 40).Select(word => $"{(char)('a' + word / 26)}{(char)('a' + word % 26)}"));
        string text = _folder.Write("text.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(sentence, 20))));
        await Run.Of("train", "--preset", "text", "--data", text, "--steps", "1", "--out", _model);

        Run run = await Run.Of("sample", "--model", _model, "--explain", "aa never-seen");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("the next word after 'aa never-seen'", run.Output, StringComparison.Ordinal);
        Assert.Equal(30, Rows(run.Output).Count());
        Assert.Matches(@"^12 others: \d+\.\d%$", run.Lines[^2]);
    }

    [Fact]
    public async Task ALetterThatTheModelDoesNotKnowIsNamed()
    {
        Train();
        Run run = await Run.Of("sample", "--model", _model, "--explain", "eé");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("error: --explain may have only letters of the model's alphabet", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--count", "3")]
    [InlineData("--prompt", "a")]
    [InlineData("--temperature", "0.5")]
    public async Task OptionsForSamplingDoNotApply(string option, string value)
    {
        Run run = await Run.Of("sample", "--model", _model, "--explain", "em", option, value);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: --explain generates nothing, so {option} does not apply; specify only one of them.", run.Errors, StringComparison.Ordinal);
    }

    private void Train()
    {
        var model = new Notebook();
        model.Train(ContextDataset.Build(Corpus.FromLines(["emma", "olivia", "ava"]), Notebook.Vocabulary, model.Spec.Context), new TrainingOptions { Steps = 20 });
        model.Save(_model);
    }

    private static IEnumerable<(string Letter, double Percent)> Rows(string output) => RowPattern().Matches(output)
        .Select(row => (row.Groups[1].Value, double.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^ *(\S+) +[█ ]*(\d+\.\d)%", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}

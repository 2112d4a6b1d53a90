using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Training;

public sealed class TrainingOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public TrainingOutputTests() => _data = SmallCorpus.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AReportHasTheMeanLossSinceTheLastReport()
    {
        var data = ContextDataset.Build(Corpus.Load(_data), Notebook.Vocabulary, Notebook.ContextLength);
        var log = new TrainingLog();
        TrainingResult result = new Notebook().Train(data, new TrainingOptions { Steps = 6, ReportEvery = 2, BatchSize = 4 }, log);

        IReadOnlyList<float> losses = result.LossHistory;
        Assert.Equal([0, 2, 4, 5], log.Reports.Select(report => report.Step));
        float[] means = [losses[0], (losses[1] + losses[2]) / 2, (losses[3] + losses[4]) / 2, losses[5]];
        Assert.All(means.Zip(log.Reports), pair => Assert.Equal(pair.First, pair.Second.MeanLoss, 1e-6));
    }

    [Fact]
    public async Task TheColumnsAreAlignedAndLongNumbersHaveSeparators()
    {
        Run run = await Run.Of("train", "--data", _data, "--steps", "1001", "--batch-size", "1", "--report-every", "500");

        string[] lines = [.. run.Lines.Where(line => line.StartsWith("step ", StringComparison.Ordinal))];
        Assert.Equal(["step 0:     loss = ", "step 500:   loss = ", "step 1,000: loss = "], lines.Select(line => line[..19]));
        Assert.Single(lines.Select(line => line.Length).Distinct());
    }

    [Fact]
    public async Task OneStepIsInTheSingular()
    {
        Run run = await Run.Of("train", "--data", _data, "--steps", "1");
        Assert.Contains(run.Lines, line => line.StartsWith("1 step, over all ", StringComparison.Ordinal));
        string word = _folder.Write("word.txt", "emma"u8);
        Assert.Contains($"{word} has 1 word; ", (await Run.Of("train", "--data", word)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAreShownMeanwhile()
    {
        string[] plain = ["train", "--data", _data, "--steps", "101"];
        Run run = await Run.Of([.. plain, "--sample-every", "40", "--out", _folder["m"]]);

        string[] lines = [.. run.Lines.SkipWhile(line => !line.StartsWith("step 0", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0)];
        Assert.Equal([3, 6], lines.Index().Where(line => line.Item.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Index));
        Assert.Equal($"  {string.Join(" / ", await SamplesAfter(40))}", lines[3]);
        Assert.Equal($"  {string.Join(" / ", await SamplesAfter(80))}", lines[6]);

        Run without = await Run.Of(plain);
        Assert.Equal(
            without.Lines.Where(line => line.StartsWith("step ", StringComparison.Ordinal)),
            run.Lines.Where(line => line.StartsWith("step ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheCurvesAreDrawnAtTheEnd()
    {
        Run run = await Run.Of("train", "--data", _data, "--steps", "101");

        Assert.Matches("^  loss      █[▁▂▃▄▅▆▇█]{5}  \\d\\.\\d{4} to \\d\\.\\d{4}$", Assert.Single(run.Lines, line => line.StartsWith("  loss ", StringComparison.Ordinal)));
        Assert.Matches("^  dev loss  [▁▂▃▄▅▆▇█]{6}  \\d\\.\\d{4} to \\d\\.\\d{4}$", Assert.Single(run.Lines, line => line.StartsWith("  dev loss ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("█▁", 9f, 1f)]
    [InlineData("▁▁▁", 2f, 2f, 2f)]
    [InlineData("▁▂▃▄▅▆▇█", 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f)]
    [InlineData("▁▃▆█", 1f, 1f, 2f, 2f, 3f, 3f, 4f, 4f, 4f)]
    public void ASparklineIsHighWhereTheNumbersAre(string expected, params float[] values) =>
        Assert.Equal(expected, Sparkline.Of(values, width: values.Length > 8 ? 4 : 8));

    private async Task<IReadOnlyList<string>> SamplesAfter(int steps)
    {
        await Run.Of("train", "--data", _data, "--steps", $"{steps}", "--out", _folder["steps"]);
        return Notebook.Load(_folder["steps"]).Sample(5);
    }
}

using System.Globalization;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

public sealed class SeedsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public SeedsTests() => _data = SmallCorpus.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EachIsATrainingOfItsOwn()
    {
        string[] plain = ["train", "--data", _data, "--steps", "5"];
        Run run = await Run.Of([.. plain, "--seeds", "1,2", "--out", _folder["names.safetensors"]]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));

        foreach (string seed in new[] { "1", "2" })
        {
            await Run.Of([.. plain, "--seed", seed, "--out", _folder["alone"]]);
            Assert.Equal(File.ReadAllBytes(_folder["alone"]), File.ReadAllBytes(_folder[$"names-seed{seed}.safetensors"]));
        }
        Assert.False(File.Exists(_folder["names.safetensors"]));
    }

    [Fact]
    public async Task EndWithTheirMeanAndSpread()
    {
        Run run = await Run.Of("train", "--data", _data, "--steps", "5", "--seeds", "1,2,3");

        double[][] losses = [Row("1", run), Row("2", run), Row("3", run)];
        for (int part = 0; part < 4; part++)
        {
            double[] values = [.. losses.Select(row => row[part])];
            double mean = values.Average();
            double tolerance = part < 3 ? 1e-4 : 1e-2;
            Assert.Equal(mean, Row("mean", run)[part], tolerance);
            Assert.Equal(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / 2), Row("spread", run)[part], tolerance);
            Assert.Equal(3, values.Distinct().Count());
        }
    }

    [Fact]
    public async Task OneAloneHasNoSpread()
    {
        Run run = await Run.Of("train", "--data", _data, "--steps", "1", "--seeds", "7");

        Assert.Equal(Row("7", run), Row("mean", run));
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("spread", StringComparison.Ordinal));
    }

    /// <summary>The losses on train, dev and test, and the perplexity on test.</summary>
    private static double[] Row(string name, Run run) =>
        [.. Assert.Single(run.Lines, line => line.StartsWith($"{name} ", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}

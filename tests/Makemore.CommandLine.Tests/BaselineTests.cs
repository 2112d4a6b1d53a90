using System.Globalization;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class BaselineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--baseline kneser-ney", "kneser-ney of order 5", 5, null)]
    [InlineData("--baseline kneser-ney --order 3", "kneser-ney of order 3", 3, null)]
    [InlineData("--baseline add-k", "add-1 of order 2", 2, 1.0)]
    [InlineData("--baseline add-k --k 0.5 --order 3", "add-0.5 of order 3", 3, 0.5)]
    public async Task TheModelStandsBesideNgramsAndAMixture(string options, string name, int order, double? k)
    {
        string path = _folder["names.safetensors"];
        Assert.Equal(ExitCode.Done, (await Run.Of("train", "--steps", "200", "--learning-rate", "0.3", "--out", path)).ExitCode);

        Run run = await Run.Of(["evaluate", "--model", path, .. options.Split(' ')]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Notebook model = Notebook.Load(path);
        (Corpus train, Corpus dev, Corpus test) = Corpus.GivenNames.Split();
        var ngrams = new NgramModel(Notebook.Vocabulary, order, k is { } raise ? NgramSmoothing.AddK(raise) : null);
        ngrams.Train(Data(train, order - 1));
        double[] modelLosses = Losses(run, "model");
        double[] ngramLosses = Losses(run, name);
        double[] mixtureLosses = Losses(run, "mixture");
        Assert.Equal([model.Loss(Data(dev, 3)), model.Loss(Data(test, 3))], modelLosses, Close);
        Assert.Equal([ngrams.Loss(Data(dev, order - 1)), ngrams.Loss(Data(test, order - 1))], ngramLosses, Close);
        Assert.True(mixtureLosses[0] <= Math.Min(modelLosses[0], ngramLosses[0]));
    }

    [Fact]
    public async Task WithoutABaselineThereIsNoComparison()
    {
        string path = _folder["names.safetensors"];
        await Run.Of("train", "--steps", "1", "--out", path);
        Run run = await Run.Of("evaluate", "--model", path);
        Assert.DoesNotContain("mixture", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFewWordsAreNotEnoughToHoldSomeBack()
    {
        string path = _folder["names.safetensors"];
        await Run.Of("train", "--steps", "1", "--out", path);
        Run run = await Run.Of("evaluate", "--model", path, "--data", _folder.Write("few.txt", "emma\nava"u8), "--baseline", "add-k");
        Assert.NotEqual(ExitCode.Done, run.ExitCode);
        Assert.Contains("few.txt has 2 words", run.Errors, StringComparison.Ordinal);
    }

    private static ContextDataset Data(Corpus words, int context) => ContextDataset.Build(words, Notebook.Vocabulary, context);

    /// <summary>The losses of a row, on dev and on test; behind each is its perplexity.</summary>
    private static double[] Losses(Run run, string name)
    {
        string row = Assert.Single(run.Lines, line => line.StartsWith(name, StringComparison.Ordinal));
        double[] numbers = [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^4..].Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        Assert.Equal(Math.Exp(numbers[0]), numbers[1], 0.006);
        Assert.Equal(Math.Exp(numbers[2]), numbers[3], 0.006);
        return [numbers[0], numbers[2]];
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 6e-5;
}

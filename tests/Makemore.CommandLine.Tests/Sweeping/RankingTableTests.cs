using Makemore.CommandLine.Reports.Sweeps;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class RankingTableTests
{
    [Fact]
    public void ARowIsTheMeanOverTheSeeds() => Assert.Equal(
        [
            "   model   parameters  seeds            train              dev             test  perplexity  seconds  names",
            "1  Narrow       1,000      1           2.0525           2.0625           2.0725        7.94      1.5  emma / ava",
            "2  Wide         1,000      2  2.1150 ± 0.1768  2.1250 ± 0.1768  2.1350 ± 0.1768        8.46      1.5  emma / ava",
        ],
        Lines(SomeResult.Of("Wide", 1, 2.25f), SomeResult.Of("Narrow", 1, 2.0625f), SomeResult.Of("Wide", 2, 2.0f)));

    [Fact]
    public void SeveralRecipesAreNamedByWhatDiffers()
    {
        TrialResult usual = SomeResult.Of("Wide", 1, 2.25f);
        TrialResult slow = usual with
        {
            Trial = usual.Trial with { Recipe = Settings.Of(new TrainingOptions { Steps = 100, LearningRate = 0.05f }) },
        };

        string[] lines = Lines(usual, slow);

        Assert.Contains("  recipe  ", lines[0], StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains("  LearningRate 0.1  ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("  LearningRate 0.05  ", StringComparison.Ordinal));
    }

    [Fact]
    public void ANarrowScreenTellsTheRecipesApart()
    {
        TrialResult usual = SomeResult.Of("Wide", 1, 2.25f);
        TrialResult[] results = [With(clipNorm: 1), usual, With(clipNorm: 5)];

        TrialResult With(float clipNorm) => usual with
        {
            Trial = usual.Trial with
            {
                Recipe = Settings.Of(new TrainingOptions { Steps = 100, LearningRate = 0.05f, Schedule = Schedule.Cosine, WeightDecay = 0.001f, ClipNorm = clipNorm }),
            },
        };

        Assert.Equal(
            ["LR 0.05, Cosine, WD 0.001, CN 1", "LR 0.05, Cosine, WD 0.001, CN 5", "LR 0.1, Constant, WD 0, CN none"],
            Lines(60, results).Skip(1).Select(line => line.Split("  ")[2].TrimStart()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AModelThatDivergedSaysSo() =>
        Assert.Matches(@"^1  Wild +1,000  1, 1 diverged  diverged at step 7 ", Lines(SomeResult.Diverged("Wild", 1))[1]);

    private static string[] Lines(params TrialResult[] results) => Lines(200, results);

    private static string[] Lines(int width, TrialResult[] results) =>
        [.. RankingTable.Of(results, new TrialNames([.. results.Select(result => result.Trial)])).Lines(width)];
}

using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;
using Makemore.Tool.Grids;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class SweepTests : IDisposable
{
    private static readonly int Models = NameSweep.Models.Count;

    private readonly TemporaryFolder _folder = new();
    private readonly string _results;
    private readonly string[] _sweep;

    public SweepTests()
    {
        _results = _folder["sweep.db"];
        _sweep = SweepInto(_results);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RanksTheModelsByTheirMeanDevLossOverTheSeeds()
    {
        Run run = await Run.Of([.. _sweep, "--seeds", "1,2"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        string[][] ranking = Ranking(run);
        Assert.Equal(NameSweep.Models.Select(model => model.Name).Order(), ranking.Select(row => row[1]).Order());
        Assert.Equal(Enumerable.Range(1, Models).Select(rank => $"{rank}"), ranking.Select(row => row[0]));
        // A row is: rank, model, parameters, seeds, train ± spread, dev ± spread, …
        Assert.All(ranking, row => Assert.Equal(("2", "±", "±"), (row[3], row[5], row[8])));
        string[] losses = [.. ranking.Select(row => row[7])];
        Assert.All(losses, loss => Assert.Matches(@"^\d\.\d{4}$", loss));
        Assert.Equal(losses.Order(StringComparer.Ordinal), losses);
    }

    [Fact]
    public async Task KeepsWhatATrainingGivesWhenItIsRunAlone()
    {
        await Run.Of([.. _sweep, "--seeds", "7"]);

        TrialResult result = Assert.Single(ResultsFile.ReadAll(_results), result => result.Trial.Model == "Context3_Embed10_Hidden100");
        var model = new NameSweep.Context3_Embed10_Hidden100(seed: 7);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(
            Corpus.Load(_folder["small.txt"]), Protocol.Default, model.Spec);
        TrainingResult training = model.Train(train.Examples, new TrainingOptions { Steps = 5, BatchSize = 4, Seed = 7 });

        Assert.Equal(new Losses(model.Loss(train.Examples), model.Loss(dev.Examples), model.Loss(test.Examples)), result.Losses);
        Assert.Equal(model.Sample(5), result.Names);
        Assert.Equal([(0, training.LossHistory[0]), (4, training.LossHistory[4])], result.Curve.Select(point => (point.Step, point.Loss)));
        Assert.Equal(5, result.Steps);
        Assert.Equal((9, 1, 2), (result.Trial.Data.TrainWords, result.Trial.Data.DevWords, result.Trial.Data.TestWords));
    }

    [Fact]
    public async Task TakesTheRecipesThatTrainTakes()
    {
        // The dev loss of a training that goes nowhere never falls: with the second report after the first, at the third of five steps, patience ends.
        await Run.Of([.. _sweep, "--optimizer", "adamw", "--learning-rate", "0", "--report-every", "1", "--patience", "2"]);

        TrialResult[] results = [.. ResultsFile.ReadAll(_results)];
        Assert.Equal(Models, results.Length);
        Assert.All(results, result => Assert.Equal("Steps 5, BatchSize 4, LearningRate 0, Optimizer AdamW, ReportEvery 1, Patience 2", Settings.InWords(result.Trial.Recipe)));
        Assert.All(results, result => Assert.Equal(3, result.Steps));
        Assert.All(results, result => Assert.Equal([0, 1, 2], result.Curve.Select(point => point.Step)));
    }

    [Fact]
    public async Task TheProgressNamesTheRecipeIfThereAreSeveral()
    {
        Run one = await Run.Of([.. _sweep, "--learning-rate", "0.2"]);
        Run two = await Run.Of([.. _sweep, "--learning-rate", "0.1,0.2"]);

        Assert.All(Progress(one), line => Assert.Matches(@"(^|\] )Context\d_Embed\d+_Hidden\d+, seed 42: ", line));
        Assert.All(Progress(two), line => Assert.Matches(@"(^|\] )Context\d_Embed\d+_Hidden\d+, LearningRate 0\.1, seed 42: ", line));
        Assert.Equal(Models, Progress(two).Count(line => line.StartsWith('[')));

        static string[] Progress(Run run) => [.. run.Lines.Where(line => line.Contains(", seed ", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task ResultsDoNotDependOnHowManyTrainingsGoOnAtATime()
    {
        await Run.Of([.. _sweep, "--jobs", "1"]);
        Dictionary<Trial, Losses?> alone = Losses(_results);
        File.Delete(_results);
        await Run.Of([.. _sweep, "--jobs", "5"]);

        Assert.Equal(Models, alone.Count);
        Assert.Equal(alone, Losses(_results));
    }

    [Fact]
    public async Task AfterCtrlCTheSameCommandDoesTheRest()
    {
        using var writer = new CancelingWriter($"[3/{Models}]");
        Run cut = await Run.Of(writer, writer.Token, [.. _sweep, "--jobs", "1"]);
        Assert.Equal(ExitCode.Canceled, cut.ExitCode);
        Assert.Equal($"canceled: 3 of {Models} results are in {_results}. Run the same command again to continue.{Environment.NewLine}", cut.Errors);

        Run rest = await Run.Of(_sweep);
        Assert.Equal((ExitCode.Done, ""), (rest.ExitCode, rest.Errors));
        Assert.EndsWith("; 3 done already", rest.Lines[0], StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(4, Models - 3).Select(number => $"[{number}/{Models}]"),
            rest.Lines.Where(line => line.StartsWith('[')).Select(line => line.Split(' ')[0]));
        Assert.Equal(Models, Ranking(rest).Length);
    }

    [Fact]
    public async Task AKilledSweepGoesOnWhereItWas()
    {
        await Run.OfKilledProcess("[2/", _sweep);
        int kept = ResultsFile.ReadAll(_results).Count;
        Assert.InRange(kept, 2, Models);

        Run rest = await Run.Of(_sweep);

        Assert.Equal((ExitCode.Done, ""), (rest.ExitCode, rest.Errors));
        Assert.EndsWith($"; {kept} done already", rest.Lines[0], StringComparison.Ordinal);
        Assert.Equal(Models - kept, rest.Lines.Count(line => line.StartsWith('[')));
        Dictionary<Trial, Losses?> resumed = Losses(_results);
        File.Delete(_results);
        await Run.Of(_sweep);
        Assert.Equal(Losses(_results), resumed);
    }

    [Fact]
    public async Task ShardsMergeIntoTheWhole()
    {
        await Run.Of(_sweep);
        string[] parts = [_folder["1.db"], _folder["2.db"], _folder["3.db"]];
        foreach ((int index, string part) in parts.Index())
            await Run.Of([.. SweepInto(part), "--shard", $"{index + 1}/{parts.Length}"]);
        Assert.All(parts, part => Assert.Equal(Models / 3, ResultsFile.ReadAll(part).Count));

        Run merge = await Run.Of(["sweep", "merge", "--into", _folder["all.db"], .. parts]);

        Assert.Equal((ExitCode.Done, ""), (merge.ExitCode, merge.Errors));
        Assert.Contains($"{_folder["all.db"]}: {Models} results", merge.Lines);
        Assert.Equal(Losses(_results), Losses(_folder["all.db"]));
        Run again = await Run.Of(["sweep", "merge", "--into", _folder["all.db"], parts[0]]);
        Assert.Contains($"{parts[0]}: {Models / 3} results, 0 of them new", again.Lines);
    }

    [Fact]
    public async Task DivergenceIsAResult()
    {
        Run run = await Run.Of([.. _sweep, "--learning-rate", "1e38"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(Models, run.Lines.Count(line => line.StartsWith('[') && line.Contains(": diverged at step ", StringComparison.Ordinal)));
        Assert.All(ResultsFile.ReadAll(_results), result => Assert.Null(result.Losses));
        Assert.EndsWith($"; {Models} done already", (await Run.Of([.. _sweep, "--learning-rate", "1e38"])).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SavesTheModelsItJudged()
    {
        await Run.Of([.. _sweep, "--save-models", _folder["models"]]);

        TrialResult result = Assert.Single(ResultsFile.ReadAll(_results), result => result.Trial.Model == "Context8_Embed24_Hidden200");
        Assert.Equal(Models, Directory.GetFiles(_folder["models"]).Length);
        string path = Assert.Single(Directory.GetFiles(_folder["models"], "Context8_Embed24_Hidden200-seed42-*.safetensors"));
        Assert.Equal(result.Names, NameSweep.Context8_Embed24_Hidden200.Load(path).Sample(5));
    }

    [Fact]
    public async Task SaysWhichModelsItDoesNotSave()
    {
        string[] one = [.. _sweep, "--shard", $"1/{Models}"];
        string[] two = [.. _sweep, "--shard", $"1/{Models / 2}", "--save-models", _folder["models"]];
        await Run.Of(one);

        Run run = await Run.Of(two);
        Assert.Equal(
            (ExitCode.Done, $"warning: --save-models saves no model for 1 result of an earlier run; specify another file for --results to save all models{Environment.NewLine}"),
            (run.ExitCode, run.Errors));
        File.Delete(_results);
        await Run.Of(two);
        Assert.Equal("", (await Run.Of(two)).Errors);
    }

    [Fact]
    public async Task ATrainingThatDivergedHasNoModelToSave()
    {
        string[] sweep = [.. _sweep, "--shard", $"1/{Models}", "--learning-rate", "1e38", "--save-models", _folder["models"]];
        await Run.Of(sweep);
        Assert.Equal("", (await Run.Of(sweep)).Errors);
    }

    [Fact]
    public async Task OneTrainingOfOneStepIsInTheSingular()
    {
        Run run = await Run.Of("sweep", "--data", SmallCorpus.WriteTo(_folder), "--shard", $"1/{Models}", "--steps", "1", "--jobs", "1", "--results", _results);
        Assert.StartsWith("1 training of 1 step, 1 at a time; 0 done already", run.Output, StringComparison.Ordinal);
    }

    private string[] SweepInto(string results) =>
        ["sweep", "--data", SmallCorpus.WriteTo(_folder), "--steps", "5", "--batch-size", "4", "--results", results];

    private static Dictionary<Trial, Losses?> Losses(string results) =>
        ResultsFile.ReadAll(results).ToDictionary(result => result.Trial, result => result.Losses);

    /// <summary>The rows beneath the table's heading, cell by cell; the names are the last of them.</summary>
    private static string[][] Ranking(Run run) =>
    [
        .. run.Lines.SkipWhile(line => !line.Contains(" model ", StringComparison.Ordinal)).Skip(1).Where(line => line.Trim().Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    ];
}

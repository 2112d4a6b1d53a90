using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;
using Makemore.Tool.Grids;

namespace Makemore.CommandLine.Tests.Sweeping;

/// <summary>An interrupted sweep goes on inside its trainings.</summary>
public sealed class RunningStatesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _errors = new();
    private readonly SweepData _data;
    private readonly PlannedTrial _planned;

    public RunningStatesTests()
    {
        ModelFactory model = NameSweep.Models[0];
        _data = new SweepData(Corpus.Load(SmallCorpus.WriteTo(_folder)), Protocol.Default, model.Spec);
        _planned = Assert.Single(PlannedTrial.All([model], [new TrainingOptions { Steps = 400, BatchSize = 4 }], [3], _data, Shard.Whole));
    }

    private RunningStates States => new(_folder["sweep.db"], _errors);

    private string State => States.Of(_planned.Trial).Path;

    public void Dispose()
    {
        _errors.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void AnInterruptedTrainingGoesOnFromItsState()
    {
        TrialResult whole = new TrialTrainer(_data, folder: null, new RunningStates(_folder["whole.db"], _errors)).Train(_planned, new Silence(), default);
        Assert.Throws<TrainingCanceledException>(() => Interrupt(step: 200));
        Assert.Equal("201", CheckpointInfo.Read(State).Metadata["state.steps"]);

        var steps = new List<int>();
        TrialResult resumed = new TrialTrainer(_data, folder: null, States).Train(_planned, new Silence(value => steps.Add(value.Step)), default);

        Assert.Equal(220, steps[0]);
        Assert.Equal("", _errors.ToString());
        AssertSame(whole, resumed);
    }

    /// <summary>A state saves time, and nothing else: a damaged one does not end a sweep.</summary>
    [Fact]
    public void ADamagedStateCostsItsTraining()
    {
        TrialResult whole = new TrialTrainer(_data, folder: null, new RunningStates(_folder["whole.db"], _errors)).Train(_planned, new Silence(), default);
        File.WriteAllText(State, "damaged");

        AssertSame(whole, new TrialTrainer(_data, folder: null, States).Train(_planned, new Silence(), default));
        Assert.StartsWith($"warning: {_planned.Trial} begins anew, because its state cannot be used: {State}", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFinishedSweepLeavesNoStates()
    {
        Run run = await Run.Of("sweep", "--data", _folder["small.txt"], "--steps", "3", "--batch-size", "4", "--results", _folder["sweep.db"]);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["small.txt", "sweep.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task AStateWhoseTrainingHasAResultIsDeleted()
    {
        using (var results = ResultsFile.OpenOrCreate(_folder["sweep.db"]))
            results.Add(new TrialTrainer(_data, folder: null, new RunningStates(_folder["whole.db"], _errors)).Train(_planned, new Silence(), default));
        File.WriteAllText(State, "left");

        Run run = await Run.Of(
            "sweep", "--data", _folder["small.txt"], "--steps", "400", "--batch-size", "4", "--seeds", "3", "--results", _folder["sweep.db"], "--shard", "12/12");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.False(File.Exists(State));
    }

    private void Interrupt(int step)
    {
        using var source = new CancellationTokenSource();
        new TrialTrainer(_data, folder: null, States).Train(_planned, new Silence(value => CancelAt(value.Step)), source.Token);

        void CancelAt(int reached)
        {
            if (reached == step)
                source.Cancel();
        }
    }

    private static void AssertSame(TrialResult expected, TrialResult actual)
    {
        Assert.Equal((expected.Trial, expected.Losses, expected.Steps), (actual.Trial, actual.Losses, actual.Steps));
        Assert.Equal(expected.Names, actual.Names);
        Assert.Equal(expected.Curve, actual.Curve);
    }

    private sealed class Silence(Action<TrainingProgress>? then = null) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then?.Invoke(value);
    }
}

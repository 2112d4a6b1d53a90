using System.Diagnostics;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Training;
using Makemore.Engine;

namespace Makemore.CommandLine.Sweeping;

/// <summary>Trains and evaluates a model of a sweep.</summary>
/// <param name="data">The data.</param>
/// <param name="folder">The folder to save trained models in; null to save none.</param>
/// <param name="states">The states of the running trainings.</param>
internal sealed class TrialTrainer(SweepData data, string? folder, RunningStates states)
{
    private const int GeneratedNames = 5;

    /// <summary>
    /// Trains and evaluates the model, and goes on from its state if it has one. A training that diverges also has a result.
    /// </summary>
    public TrialResult Train(PlannedTrial planned, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    {
        TrainingCheckpoint checkpoint = states.Of(planned.Trial);
        try
        {
            return Train(planned, checkpoint, progress, cancellationToken);
        }
        catch (CheckpointException fault)
        {
            // The state is only there to save time: a damaged one, or one of another machine, costs its training.
            states.Discard(planned.Trial, fault);
            return Train(planned, checkpoint, progress, cancellationToken);
        }
    }

    private TrialResult Train(
        PlannedTrial planned, TrainingCheckpoint checkpoint, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    {
        Trial trial = planned.Trial;
        ILanguageModel model = planned.Model.Create(data.Vocabulary, trial.Seed);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = Preparation.Result("building the examples", () => data.For(model.Spec), cancellationToken);
        // Each training has one thread, because the trainings run in parallel.
        TrainingOptions options = planned.Recipe with { Seed = trial.Seed, Validation = dev.Examples, Threads = 1, Checkpoint = checkpoint };
        var curve = new CurveRecorder(progress);
        var diverged = new TrialResult(
            trial, null, 0, [], curve.Points, DateTimeOffset.UtcNow, TimeSpan.Zero, Environment.MachineName);
        TrainingResult training;
        long start = Stopwatch.GetTimestamp();
        try
        {
            training = model.Train(train.Examples, options, curve, cancellationToken);
            diverged = diverged with { Steps = training.Steps, Duration = training.Elapsed };
        }
        catch (TrainingDivergedException divergence)
        {
            return diverged with { Steps = divergence.Step, Duration = Stopwatch.GetElapsedTime(start) };
        }
        Losses losses = Preparation.Result("evaluating a model", () => Losses.Of(model, train, dev, test), cancellationToken);
        if (!losses.AreFinite || !TensorTable.IsFinite(model.Parameters))
            return diverged;
        Save(model, trial, Provenance.Of(model, options, data.Source, trial.Data.Fingerprint, trial.Data.Protocol).After(training.BestStep ?? training.Steps) with
        {
            TrainLoss = losses.Train,
            DevLoss = losses.Dev,
            TestLoss = losses.Test,
        });
        return diverged with { Losses = losses, Names = model.Sample(GeneratedNames) };
    }

    /// <summary>The file for the trained model; null if it is not saved. The key distinguishes the models of different recipes.</summary>
    public string? FileOf(Trial trial) =>
        folder is null ? null : Path.Combine(folder, $"{trial.Model}-seed{trial.Seed}-{trial.Key[..8]}.safetensors");

    private void Save(ILanguageModel model, Trial trial, Provenance origin)
    {
        if (FileOf(trial) is { } path)
            model.Save(path, origin.ToMetadata());
    }

    /// <summary>Records the points of the curve, and passes the progress on.</summary>
    private sealed class CurveRecorder(IProgress<TrainingProgress> next) : IResumedProgress
    {
        public List<CurvePoint> Points { get; } = [];

        public void Report(TrainingProgress value)
        {
            Points.Add(Point(value));
            next.Report(value);
        }

        public void Resumed(int steps, IReadOnlyList<TrainingProgress> reports) => Points.AddRange(reports.Select(Point));

        private static CurvePoint Point(TrainingProgress value) =>
            new(value.Step, value.Loss, value.ValidationLoss is { } loss && float.IsFinite(loss) ? loss : null);
    }
}

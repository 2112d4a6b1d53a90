using Makemore;

namespace Names.Sweeping;

/// <summary>Trains a model of a sweep, and judges it.</summary>
/// <param name="data">What is learned from and judged by.</param>
/// <param name="recipe">How to train.</param>
/// <param name="folder">Where trained models are saved; null when they are not.</param>
internal sealed class TrialTrainer(SweepData data, TrainingOptions recipe, string? folder)
{
    private const int Inventions = 5;

    /// <summary>Trains and judges. A training that diverges has a result too.</summary>
    public TrialResult Train(PlannedTrial planned, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    {
        Trial trial = planned.Trial;
        ILanguageModel model = planned.Model.Create(data.Vocabulary, trial.Seed);
        (Part train, Part dev, Part test) = data.For(model.Spec);
        // A thread a model: it is the trainings that run side by side.
        TrainingOptions options = recipe with { Seed = trial.Seed, Validation = dev.Examples, Threads = 1 };
        var curve = new CurveRecorder(progress);
        var diverged = new TrialResult(
            trial, null, 0, [], curve.Points, DateTimeOffset.UtcNow, TimeSpan.Zero, Environment.MachineName);
        try
        {
            TrainingResult training = model.Train(train.Examples, options, curve, cancellationToken);
            diverged = diverged with { Steps = training.Steps, Duration = training.Elapsed };
        }
        catch (TrainingDivergedException divergence)
        {
            return diverged with { Steps = divergence.Step, Duration = DateTimeOffset.UtcNow - diverged.Started };
        }
        var losses = Losses.Of(model, train, dev, test);
        if (!losses.AreFinite)
            return diverged;
        Save(model, trial);
        return diverged with { Losses = losses, Names = model.Sample(Inventions) };
    }

    private void Save(ILanguageModel model, Trial trial)
    {
        // The key tells the models of two recipes apart.
        if (folder is not null)
            model.Save(Path.Combine(folder, $"{trial.Model}-seed{trial.Seed}-{trial.Key[..8]}.safetensors"));
    }

    /// <summary>Keeps the points of the curve on their way to who is told.</summary>
    private sealed class CurveRecorder(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
    {
        public List<CurvePoint> Points { get; } = [];

        public void Report(TrainingProgress value)
        {
            float? devLoss = value.ValidationLoss is { } loss && float.IsFinite(loss) ? loss : null;
            Points.Add(new CurvePoint(value.Step, value.Loss, devLoss));
            next.Report(value);
        }
    }
}

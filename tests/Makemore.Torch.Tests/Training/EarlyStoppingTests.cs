namespace Makemore.Torch.Tests.Training;

/// <summary>The backends stop at the same step and keep the same parameters.</summary>
[Collection(nameof(TorchProcess))]
public sealed class EarlyStoppingTests : IDisposable
{
    private readonly TinyModel _model = new();
    private readonly ContextDataset _held = ContextDataset.Build(Corpus.FromLines(["bbab", "b"]), TinyModel.Vocabulary, TinyModel.ContextLength);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(0f)]
    [InlineData(0.9f)]
    public void BothBackendsKeepTheSameBest(float averaging)
    {
        var options = new TrainingOptions { LearningRate = 0.5f, ReportEvery = 2, Validation = _held, Patience = 3, Averaging = averaging };
        var simd = new SimdTinyModel();
        TrainingResult theirs = simd.Train(TinyModel.Data, options);

        TrainingResult ours = _model.Train(TinyModel.Data, options);

        Assert.True(ours.StoppedEarly && ours.BestStep > 0);
        Assert.Equal((theirs.Steps, theirs.BestStep), (ours.Steps, ours.BestStep));
        Assert.Equal(theirs.BestValidationLoss!.Value, ours.BestValidationLoss!.Value, 1e-6f);
        Assert.Equal(ours.BestValidationLoss.Value, _model.Loss(_held));
        foreach (string name in simd.Parameters.Keys)
            Assert.Equal<float>([.. simd.Parameters[name]], [.. _model.Parameters[name]], (a, b) => Math.Abs(a - b) < 1e-5f);
    }

    [Fact]
    public void ACanceledTrainingKeepsTheBestSoFar()
    {
        using var source = new CancellationTokenSource();
        float best = float.PositiveInfinity;
        var progress = new Listener(report =>
        {
            best = Math.Min(best, report.ValidationLoss!.Value);
            if (report.Step == 20)
                source.Cancel();
        });
        var options = new TrainingOptions { LearningRate = 0.5f, ReportEvery = 2, Validation = _held, Patience = 50 };

        Assert.Throws<TrainingCanceledException>(() => _model.Train(TinyModel.Data, options, progress, source.Token));

        Assert.Equal(best, _model.Loss(_held));
    }

    private sealed class Listener(Action<TrainingProgress> listen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => listen(value);
    }
}

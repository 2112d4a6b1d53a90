using TorchSharp;

namespace Makemore.Torch.Tests;

/// <summary>Nothing that a model does leaves tensors behind, which live outside the garbage collector's sight.</summary>
[Collection(nameof(TorchProcess))]
public sealed class LeakTests : IDisposable
{
    private const int Times = 10_000;

    private readonly TinyModel _model = new();

    public void Dispose() => _model.Dispose();

    public static TheoryData<Optimizer> Optimizers => [.. Enum.GetValues<Optimizer>()];

    [Theory, MemberData(nameof(Optimizers))]
    public void TrainingHoldsTheNumberOfTensors(Optimizer optimizer) =>
        AssertTrainingHolds(new TrainingOptions { Steps = Times, BatchSize = 2, Optimizer = optimizer });

    [Fact]
    public void TrainingOnTheFullBatchHoldsTheNumberOfTensors() => AssertTrainingHolds(new TrainingOptions { Steps = Times });

    [Theory, MemberData(nameof(Optimizers))]
    public void TrainingsThatAreOverLeaveNoTensors(Optimizer optimizer)
    {
        var options = new TrainingOptions { Steps = 2, Optimizer = optimizer };
        _model.Train(TinyModel.Data, options); // From now on there are gradients.
        AssertHeld(() => _model.Train(TinyModel.Data, options), times: 100);
    }

    [Fact]
    public void ClippingAveragingAndEarlyStoppingHoldTheNumberOfTensors()
    {
        var options = new TrainingOptions { Steps = Times, BatchSize = 2, ClipNorm = 0.1f, Averaging = 0.9f, Patience = Times, Validation = TinyModel.Data };
        AssertTrainingHolds(options);
        AssertHeld(() => _model.Train(TinyModel.Data, options with { Steps = 2 }), times: 100);
    }

    [Fact]
    public void SamplingHoldsTheNumberOfTensors() => AssertHeld(() => Assert.Equal(Times, _model.Sample(Times).Count), times: 1);

    [Fact]
    public void LogitsHoldTheNumberOfTensors()
    {
        float[] logits = new float[TinyModel.VocabularySize];
        AssertHeld(() => _model.Logits([1, 2], logits), Times);
    }

    [Fact]
    public void LossesHoldTheNumberOfTensors() => AssertHeld(() => _model.Loss(TinyModel.Data), times: 1_000);

    [Fact]
    public void GradientsHoldTheNumberOfTensors() => AssertHeld(() => _model.Gradients(TinyModel.Data), times: 1_000);

    [Fact]
    public void ReadingTheParametersHoldsTheNumberOfTensors() => AssertHeld(() => _ = _model.Parameters.Count, times: 1_000);

    [Fact]
    public void ModelsThatAreDisposedLeaveNoTensors()
    {
        // TorchSharp makes each parameter of another tensor, and counts that, empty, until it is collected.
        long shells = 5;
        long before = Alive();
        Assert.True(GC.TryStartNoGCRegion(50_000_000));
        for (int i = 0; i < 100; i++)
            new TinyModel().Dispose();
        long after = torch.Tensor.TotalCount;
        GC.EndNoGCRegion();
        Assert.Equal(before + 100 * shells, after);
    }

    private void AssertTrainingHolds(TrainingOptions options)
    {
        var counts = new List<long>();
        _model.Train(TinyModel.Data, options with { ReportEvery = 100, Validation = TinyModel.Data }, new Counter(counts));

        Assert.Equal(Times / 100 + 1, counts.Count);
        // The first report precedes the first update, which makes what the optimizer remembers.
        Assert.Single(counts.Skip(1).Distinct());
    }

    private static void AssertHeld(Action action, int times)
    {
        long before = Alive();
        for (int i = 0; i < times; i++)
            action();
        // Not after a collection: that would also free what was forgotten.
        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    /// <summary>The tensors of the process, once those that earlier tests forgot are gone.</summary>
    private static long Alive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }

    private sealed class Counter(List<long> counts) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => counts.Add(Alive());
    }
}

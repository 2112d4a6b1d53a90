using Makemore.Testing;
using TorchSharp;

namespace Makemore.Torch.Tests.Training;

/// <summary>A training with TorchSharp that is interrupted gives the same bits as one that is not.</summary>
[Collection(nameof(TorchProcess))]
public sealed class ResumeTests : IDisposable
{
    private const int Steps = 14;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<TrainingOptions> Recipes =>
    [
        .. from optimizer in Enum.GetValues<Optimizer>()
           from batchSize in (int?[])[null, 3]
           from averaging in (float[])[0, 0.8f]
           from patience in (int?[])[null, 3]
           select new TrainingOptions
           {
               Steps = Steps,
               Optimizer = optimizer,
               BatchSize = batchSize,
               Averaging = averaging,
               Patience = patience,
               LearningRate = 0.05f,
               WeightDecay = 0.1f,
               ClipNorm = 0.1f,
               ReportEvery = 1,
               Validation = TinyModel.Data,
           },
    ];

    [Theory, MemberData(nameof(Recipes))]
    public void ResumesToTheBit(TrainingOptions options)
    {
        var whole = new TinyModel();
        TrainingResult expected = whole.Train(TinyModel.Data, options, new Stop(int.MaxValue));

        // Interrupted twice, and each time thrown back to the last checkpoint.
        var checkpoint = new TrainingCheckpoint(_folder["state"]) { EverySteps = 3 };
        foreach (int step in (int[])[4, 11])
            Record.Exception(() => new TinyModel().Train(TinyModel.Data, options with { Checkpoint = checkpoint }, new Stop(step)));
        var resumed = new TinyModel();
        TrainingResult result = resumed.Train(TinyModel.Data, options with { Checkpoint = checkpoint });

        Assert.Equal(expected.LossHistory, result.LossHistory);
        Assert.Equal(expected.Reports.Select(report => (report.Step, report.ValidationLoss, report.MeanLoss)), result.Reports.Select(report => (report.Step, report.ValidationLoss, report.MeanLoss)));
        Assert.Equal((expected.Steps, expected.BestStep, expected.BestValidationLoss), (result.Steps, result.BestStep, result.BestValidationLoss));
        whole.Save(_folder["whole"]);
        resumed.Save(_folder["resumed"]);
        Assert.Equal(File.ReadAllBytes(_folder["whole"]), File.ReadAllBytes(_folder["resumed"]));
    }

    /// <summary>The backends have the same parameters, but not the same bits.</summary>
    [Fact]
    public void TheStateOfAnotherBackendIsRefused()
    {
        var options = new TrainingOptions { Steps = 2, Checkpoint = new(_folder["state"]) };
        new SimdTinyModel().Train(TinyModel.Data, options);
        Assert.Contains("with Backend Simd, not Torch;", Assert.Throws<CheckpointException>(() => new TinyModel().Train(TinyModel.Data, options)).Message, StringComparison.Ordinal);
    }

    /// <summary>The file has 32-bit numbers.</summary>
    [Fact]
    public void AModelOfDoublesIsRefused()
    {
        var model = new TinyModel();
        model.@double();
        var options = new TrainingOptions { Steps = 2, Checkpoint = new(_folder["state"]) };
        Assert.Contains("32-bit", Assert.Throws<InvalidOperationException>(() => model.Train(TinyModel.Data, options)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Stop(int step) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == step)
                throw new InvalidTimeZoneException("The interruption.");
        }
    }
}

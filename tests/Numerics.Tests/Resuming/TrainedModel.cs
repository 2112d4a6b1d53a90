using Makemore.Testing;

namespace Makemore.Numerics.Tests.Resuming;

/// <summary>A model after a training, with the result of the training.</summary>
internal sealed record TrainedModel(ILanguageModel Model, TrainingResult Result)
{
    /// <summary>Asserts that two trainings have the same bits: parameters, losses, reports, samples and file.</summary>
    public static void AssertSame(TrainedModel expected, TrainedModel actual)
    {
        Bits.AssertSame([.. expected.Result.LossHistory], [.. actual.Result.LossHistory]);
        Assert.Equal(expected.Result.Reports.Select(WithoutTime), actual.Result.Reports.Select(WithoutTime));
        Assert.Equal(
            (expected.Result.Steps, expected.Result.StoppedEarly, expected.Result.BestStep, expected.Result.BestValidationLoss),
            (actual.Result.Steps, actual.Result.StoppedEarly, actual.Result.BestStep, actual.Result.BestValidationLoss));
        Assert.Null(actual.Result.CheckpointFault);
        Bits.AssertSame(expected.Model.AllValues(), actual.Model.AllValues());
        Assert.Equal(expected.Model.Sample(5), actual.Model.Sample(5));
        Assert.Equal(File(expected.Model), File(actual.Model));
    }

    private static TrainingProgress WithoutTime(TrainingProgress report) => report with { Elapsed = TimeSpan.Zero };

    private static byte[] File(ILanguageModel model)
    {
        using var folder = new TemporaryFolder();
        model.Save(folder["model.safetensors"]);
        return System.IO.File.ReadAllBytes(folder["model.safetensors"]);
    }
}

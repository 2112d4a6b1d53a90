using Makemore.Testing;

namespace Makemore.Torch.Tests.Parity;

/// <summary>
/// Both backends compute the same, whatever the declaration: PyTorch's autograd is the judge of the gradients that are
/// derived by hand.
/// </summary>
[Collection(nameof(TorchProcess))]
public class ParityTests
{
    public static TheoryData<ParityCase> Cases => [.. ParityCase.All];

    public static TheoryData<TrainingOptions> WaysOfTraining => [.. Trainings.Alone];

    [Theory, MemberData(nameof(Cases))]
    public void TheSameSeedGivesTheSameParameters(ParityCase the)
    {
        using ModelPair models = the.Create();
        Close.Relatively(1e-6, models.Simd.Parameters, models.Torch.Parameters);
    }

    [Theory, MemberData(nameof(Cases))]
    public void TheLogitsAreTheSame(ParityCase the)
    {
        using ModelPair models = the.Create().WithEqualParameters();
        ContextDataset data = the.Data(models);
        float[] simd = new float[models.Simd.Spec.VocabularySize];
        float[] torch = new float[models.Simd.Spec.VocabularySize];
        for (int i = 0; i < data.Count; i++)
        {
            models.Simd.Logits(data.Context(i), simd);
            models.Torch.Logits(data.Context(i), torch);
            Close.Absolutely(1e-5, simd, torch, "logits");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void TheLossIsTheSame(ParityCase the)
    {
        using ModelPair models = the.Create().WithEqualParameters();
        ContextDataset data = the.Data(models);
        Close.Absolutely(1e-6, [models.Simd.Loss(data)], [models.Torch.Loss(data)], "loss");
    }

    [Theory, MemberData(nameof(Cases))]
    public void EveryGradientIsTheSame(ParityCase the)
    {
        using ModelPair models = the.Create().WithEqualParameters();
        ContextDataset data = the.Data(models);
        Close.Relatively(1e-4, models.Simd.Gradients(data), models.Torch.Gradients(data));
    }

    [Theory, MemberData(nameof(Cases))]
    public void CheckpointsPassBothWays(ParityCase the)
    {
        using var folder = new TemporaryFolder();
        using ModelPair models = the.Create();
        models.Simd.Save(folder["simd"]);
        models.Torch.Save(folder["torch"]);

        using ModelPair exchanged = the.Load(simd: folder["torch"], torch: folder["simd"]);
        Close.Relatively(0, models.Torch.Parameters, exchanged.Simd.Parameters);
        Close.Relatively(0, models.Simd.Parameters, exchanged.Torch.Parameters);
    }

    [Theory, MemberData(nameof(Cases))]
    public void TenStepsOfTheFullBatchStayTogether(ParityCase the) =>
        AssertStayTogether(the, the.Training with { BatchSize = null });

    [Theory, MemberData(nameof(Cases))]
    public void TenStepsOfMiniBatchesStayTogether(ParityCase the) =>
        AssertStayTogether(the, the.Training with { BatchSize = the.Training.BatchSize ?? 7 });

    [Theory, MemberData(nameof(WaysOfTraining))]
    public void TenStepsStayTogetherWhateverTheTraining(TrainingOptions training) => AssertStayTogether(ParityCase.All[0], training);

    private static void AssertStayTogether(ParityCase the, TrainingOptions training)
    {
        using ModelPair models = the.Create();
        ContextDataset data = the.Data(models);
        if (training.Patience is not null)
            training = training with { Validation = data };
        TrainingResult simd = models.Simd.Train(data, training);
        TrainingResult torch = models.Torch.Train(data, training);

        Assert.Equal(simd.StoppedEarly ? simd.Steps : 10, torch.Steps);
        Assert.Equal((simd.StoppedEarly, simd.BestStep), (torch.StoppedEarly, torch.BestStep));
        Close.Absolutely(1e-5 * Math.Max(1, simd.LossHistory.Max()), [.. simd.LossHistory], [.. torch.LossHistory], "loss");
        Close.Relatively(1e-4, models.Simd.Parameters, models.Torch.Parameters);
    }
}

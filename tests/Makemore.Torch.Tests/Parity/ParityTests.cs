using System.Numerics.Tensors;
using Makemore.Testing;

namespace Makemore.Torch.Tests.Parity;

/// <summary>
/// Both backends compute the same, whatever the declaration: PyTorch's autograd is the judge of the gradients that are
/// derived by hand.
/// </summary>
[Collection(nameof(TorchProcess))]
public class ParityTests
{
    private const int FewestNormalized = 7;

    /// <summary>By how many times more than one last bit two libraries may round differently.</summary>
    private const int RoundingGrowth = 4;

    /// <summary>How many tolerances rounding may add.</summary>
    private const int MostRounding = 9;

    /// <summary>The embedding as the output layer's weights, alone and beside each other part of a network.</summary>
    private const int MostSharedOutputs = 12;

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
            Close.Absolutely(1e-5 * Math.Max(1, torch.Max(MathF.Abs)), simd, torch, "logits");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void TheLossIsTheSame(ParityCase the)
    {
        using ModelPair models = the.Create().WithEqualParameters();
        ContextDataset data = the.Data(models);
        float torch = models.Torch.Loss(data);
        Close.Absolutely(1e-6 * Math.Max(1, torch), [models.Simd.Loss(data)], [torch], "loss");
    }

    [Theory, MemberData(nameof(Cases))]
    public void TheLogProbabilitiesAreTheSameAndTheirMeanIsTheLoss(ParityCase the)
    {
        using ModelPair models = the.Create().WithEqualParameters();
        ContextDataset data = the.Data(models);
        float[] torch = models.Torch.LogProbabilities(data);
        // A float has few digits: one of 28 is exact to 1e-6, and a loss of 9 to 5e-7.
        Close.Absolutely(1e-6 * Math.Max(10, torch.Max(MathF.Abs)), models.Simd.LogProbabilities(data), torch, "log probabilities");
        float loss = models.Torch.Loss(data);
        Assert.Equal(loss, -torch.Average(x => (double)x), 1e-6 * Math.Max(1, loss));
    }

    [Theory, MemberData(nameof(Cases))]
    public void EveryGradientIsTheSame(ParityCase the)
    {
        using ModelPair models = the.Create().WithEqualParameters();
        ContextDataset data = the.Data(models);
        IReadOnlyDictionary<string, Tensor<float>> simd = models.Simd.Gradients(data), torch = models.Torch.Gradients(data);
        // To scale a unit that is normalized over the batch changes nothing, nor to scale the one unit of a normalized
        // layer: the gradient by a single such weight or gain is a sum of terms that cancel each other, of which rounding is left.
        double cancellation = models.Simd.Spec switch
        {
            { Normalization: Normalization.None } => 0,
            { Hidden: 1 } => 1e-5,
            _ => 1e-6 * Close.Largest(torch),
        };
        Close.Relatively(1e-4, simd, torch, cancellation);
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
        Assert.Equal(models.Simd.Vocabulary.Tokens, exchanged.Simd.Vocabulary.Tokens);
        Assert.Equal(models.Simd.Vocabulary.Tokens, exchanged.Torch.Vocabulary.Tokens);
    }

    [Theory, MemberData(nameof(Cases))]
    public void TenStepsOfTheFullBatchStayTogether(ParityCase the) =>
        AssertStayTogether(the, the.Training with { BatchSize = null });

    [Theory, MemberData(nameof(Cases))]
    public void TenStepsOfMiniBatchesStayTogether(ParityCase the) =>
        AssertStayTogether(the, the.Training with { BatchSize = the.Training.BatchSize ?? 7 });

    [Theory, MemberData(nameof(WaysOfTraining))]
    public void TenStepsStayTogetherWhateverTheTraining(TrainingOptions training) => AssertStayTogether(ParityCase.All[0], training);

    [Theory, MemberData(nameof(WaysOfTraining))]
    public void TenStepsOnWordsStayTogetherWhateverTheTraining(TrainingOptions training) => AssertStayTogether(ParityCase.OfWords, training);

    public static TheoryData<ParityCase, Optimizer> SharedOutputs
    {
        get
        {
            var cases = new TheoryData<ParityCase, Optimizer>();
            foreach (ParityCase the in ParityCase.All.Where(the => the.ToString().Contains("SharedOutput = true", StringComparison.Ordinal)).Take(MostSharedOutputs))
            {
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                    cases.Add(the, optimizer);
            }
            return cases;
        }
    }

    /// <summary>Weight decay, clipping and the moments see the embedding once, with the gradients of both its uses.</summary>
    [Theory, MemberData(nameof(SharedOutputs))]
    public void TenStepsWithSharedOutputWeightsStayTogetherWhateverTheOptimizer(ParityCase the, Optimizer optimizer) => AssertStayTogether(
        the, new TrainingOptions { Steps = 10, Optimizer = optimizer, LearningRate = optimizer is Optimizer.AdamW ? 0.001f : 0.03f, WeightDecay = 0.1f, ClipNorm = 0.5f, Averaging = 0.5f });

    [Fact]
    public void TheSameWordsAreDrawnAfterAPrompt()
    {
        using ModelPair models = ParityCase.OfWords.Create().WithEqualParameters();
        var options = new SamplingOptions { Prompt = "a zebra, aaa", MaxLength = 12 };
        IReadOnlyList<string> texts = models.Simd.Sample(20, options);
        Assert.Equal(texts, models.Torch.Sample(20, options));
        Assert.All(texts, text => Assert.StartsWith("a <unk> <unk> aaa", text, StringComparison.Ordinal));
        Assert.True(texts.Distinct().Count() > 10);
    }

    private static void AssertStayTogether(ParityCase the, TrainingOptions training)
    {
        using ModelPair models = the.Create();
        ContextDataset data = the.Data(models);
        if (training.Patience is not null)
            training = training with { Validation = data };
        // One example has no variance, and is refused. A few may all have the same context, and a variance of 0: every
        // normalization then makes 1/√ε = 316 times as much of what rounding has left between them.
        if (NormalizesBatches(models) && training.BatchSize < FewestNormalized)
            training = training with { BatchSize = FewestNormalized };
        TrainingResult simd = models.Simd.Train(data, training);
        TrainingResult torch = models.Torch.Train(data, training);

        Assert.Equal(simd.StoppedEarly ? simd.Steps : 10, torch.Steps);
        Assert.Equal((simd.StoppedEarly, simd.BestStep), (torch.StoppedEarly, torch.BestStep));
        // AdamW divides a gradient by its own size: where nothing but rounding is left of it, that decides over the step.
        double undecided = training.Optimizer is Optimizer.AdamW ? 0.02 * training.LearningRate : 0;
        // A normalization divides by a deviation that is small at the start, and rounding grows by as much. Terms that cancel
        // each other are left in a parameter that starts at 0 and should stay there.
        bool isNormalized = models.Simd.Spec.Normalization is not Normalization.None;
        double tolerance = (isNormalized ? 2e-5 : 1e-5) * Math.Max(1, simd.LossHistory.Max());
        double rounding = Math.Min(RoundingGrowth * Sensitivity(the, data, training, simd), MostRounding * tolerance);
        Close.Absolutely(tolerance + undecided + rounding, [.. simd.LossHistory], [.. torch.LossHistory], "loss");
        double cancellation = isNormalized ? 1e-6 : 0;
        Close.Relatively(1e-4, models.Simd.Parameters, models.Torch.Parameters, undecided + cancellation);
    }

    /// <summary>
    /// How far the losses move if every initial parameter moves by its last bit. No two libraries round the same, so they
    /// differ by a few times as much, and libtorch rounds differently on different processors.
    /// </summary>
    private static double Sensitivity(ParityCase the, ContextDataset data, TrainingOptions training, TrainingResult unmoved)
    {
        using ModelPair models = the.Create().WithLastBitsMoved();
        TrainingResult moved = models.Simd.Train(data, training);
        return unmoved.LossHistory.Zip(moved.LossHistory, (loss, other) => Math.Abs((double)loss - other)).Max();
    }

    private static bool NormalizesBatches(ModelPair models) => models.Simd.Spec.Normalization is Normalization.Batch;
}

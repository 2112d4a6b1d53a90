using CsCheck;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Inputs;

/// <summary>Whatever the options of a training or a sampling are, they are used, or the error names one of them.</summary>
public sealed class OptionInputTests
{
    private static readonly ContextDataset Data = ContextDataset.Build(Corpus.FromLines(["emma", "ava", "mia"]), Notebook.Vocabulary, 3);
    private static readonly Notebook Letters = new();
    private static readonly NgramModel Ngrams = Counted(NgramSmoothing.MaximumLikelihood);

    public static PropertyOf<ulong> TrainingOptionsAreUsedOrRefused { get; } = new(Gen.ULong, seed => Train(OddTraining(new Draw(seed))));

    public static PropertyOf<ulong> SamplingOptionsAreUsedOrRefused { get; } = new(Gen.ULong, seed => Sample(OddSampling(new Draw(seed))));

    [Fact]
    public void Trainings() => TrainingOptionsAreUsedOrRefused.Holds(seed: "0001NkpJdw51", cases: 2_000);

    /// <summary>A row counts its examples in a float, which does not count beyond 2²⁴.</summary>
    [Theory]
    [InlineData(16_777_217)]
    [InlineData(1_000_000_000)]
    [InlineData(int.MaxValue)]
    public void ABatchBeyondItsArraysIsOutOfItsRange(int size) => Assert.Equal(
        $"BatchSize is {size}; it must be at most 16777216 for contexts of 3 tokens. (Parameter 'BatchSize')",
        Assert.Throws<ArgumentOutOfRangeException>(() => new Notebook().Train(Data, new TrainingOptions { BatchSize = size })).Message);

    [Fact]
    public void Samplings() => SamplingOptionsAreUsedOrRefused.Holds(seed: "0001NkpJdw51", cases: 2_000);

    private static void Train(TrainingOptions options)
    {
        using var canceled = new CancellationTokenSource();
        var model = new Notebook();
        try
        {
            // The first report ends a training of any length.
            TrainingResult result = model.Train(Data, options, new Canceling(canceled), canceled.Token);
            Assert.Equal(result.Steps, result.LossHistory.Count);
        }
        catch (ArgumentException refused)
        {
            Assert.Contains(typeof(TrainingOptions).GetProperties(), option => refused.Message.StartsWith($"{option.Name} is ", StringComparison.Ordinal));
        }
        catch (InsufficientMemoryException refused)
        {
            Assert.StartsWith("There is no room in the memory of ", refused.Message, StringComparison.Ordinal);
        }
        catch (Exception end) when (end is TrainingDivergedException or TrainingCanceledException)
        {
            Assert.NotEmpty(end.Message);
        }
    }

    private static void Sample(SamplingOptions options)
    {
        foreach (INextTokenModel model in (INextTokenModel[])[Letters, Ngrams])
        {
            try
            {
                Assert.All(model.Sample(3, options), text => Assert.InRange(text.Length, 0, Math.Max(options.MaxLength, options.Prompt.Length)));
            }
            catch (ArgumentException refused)
            {
                Assert.Matches("^(Temperature|TopK|TopP|MaxLength) is |^Prompt, column ", refused.Message);
            }
        }
    }

    private static TrainingOptions OddTraining(Draw draw) => new()
    {
        Steps = draw.OneOf(int.MinValue, -1, 0, 1, 2, 3, 100, int.MaxValue - 1, int.MaxValue),
        BatchSize = draw.OneOf<int?>(null, null, 1, 2, 7, 1_000, -1, 0, 16_777_217, 715_827_863, 1_000_000_000, int.MaxValue),
        LearningRate = Number(draw, 0.1f),
        Schedule = draw.OneOf(Schedule.Constant, Schedule.Step, Schedule.Cosine, Schedule.InverseTime, (Schedule)9),
        WarmUp = draw.OneOf(0, 0, 0, 1, 2, int.MaxValue, -1),
        StepSize = draw.OneOf<int?>(null, null, null, 1, 2, int.MaxValue, 0),
        Gamma = draw.Below(3) == 0 ? Number(draw, 0.5f) : null,
        FinalLearningRate = draw.Below(3) == 0 ? Number(draw, 0.01f) : null,
        DecayRate = draw.Below(3) == 0 ? Number(draw, 0.01f) : null,
        Optimizer = draw.OneOf(Optimizer.Sgd, Optimizer.Momentum, Optimizer.AdamW, (Optimizer)(-1)),
        Momentum = Number(draw, 0.9f),
        Nesterov = draw.Below(2) == 0,
        Beta1 = Number(draw, 0.9f),
        Beta2 = Number(draw, 0.999f),
        Epsilon = Number(draw, 1e-8f),
        WeightDecay = Number(draw, 0),
        ClipNorm = draw.Below(3) == 0 ? Number(draw, 1) : null,
        LabelSmoothing = Number(draw, 0),
        Averaging = Number(draw, 0),
        Seed = draw.OneOf(0, 42, int.MinValue, int.MaxValue),
        ReportEvery = draw.OneOf(1, 20, int.MaxValue, 0, -1),
        Validation = draw.Below(2) == 0 ? Data : null,
        Patience = draw.OneOf<int?>(null, null, 1, int.MaxValue, 0),
        Threads = draw.OneOf<int?>(1, 1, 1, 1, 1, 1, 2, null, 0, -1),
    };

    private static SamplingOptions OddSampling(Draw draw) => new()
    {
        Seed = draw.OneOf(0, 42, int.MinValue, int.MaxValue),
        Temperature = Number(draw, 1),
        TopK = draw.OneOf<int?>(null, null, 1, 2, 27, 28, int.MaxValue, 0, -1),
        TopP = draw.Below(2) == 0 ? Number(draw, 0.9f) : null,
        AllowUnknown = draw.Below(2) == 0,
        Prompt = draw.OneOf("", "", "em", "emmaemmaemma", ".", "é", "\uD83D", "a b", "\0"),
        MaxLength = draw.OneOf(1, 2, 100, 100, 1_000, 0, -1, int.MinValue),
    };

    /// <summary>A usual number in most cases, so that the options are often valid together.</summary>
    private static float Number(Draw draw, float usual) => draw.Below(8) > 0
        ? usual
        : draw.OneOf(0, -0f, float.Epsilon, 1e-38f, 0.5f, 0.99999994f, 1, 2, 1e10f, 1e38f, float.MaxValue, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity);

    private static NgramModel Counted(NgramSmoothing smoothing)
    {
        var model = new NgramModel(Notebook.Vocabulary, order: 3, smoothing);
        model.Train(Data);
        return model;
    }

    private sealed class Canceling(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => source.Cancel();
    }
}

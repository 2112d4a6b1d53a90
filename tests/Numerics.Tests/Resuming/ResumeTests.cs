using CsCheck;
using Makemore.Testing;

namespace Makemore.Numerics.Tests.Resuming;

/// <summary>A training that is interrupted any number of times gives the same bits as one that is not.</summary>
public sealed class ResumeTests
{
    private const int Steps = 24;

    /// <summary>Every option of the architecture, for letters and for words.</summary>
    private static readonly Architecture[] Architectures = [.. Architecture.Options.Concat(Architecture.Words).Concat(Architecture.SharedOutputs), Architecture.Large, Architecture.LargeOfWords];

    /// <summary>Random models, options and interruptions.</summary>
    public static PropertyOf<(int Architecture, int Options, int Seed)> ResumesToTheBit { get; } = new(
        Gen.Select(Gen.Int[0, Architectures.Length - 1], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]),
        of => AssertResumes(Architectures[of.Architecture], RandomOptions(new Random(of.Options)), new Random(of.Seed)));

    public static TheoryData<Optimizer> Optimizers => [.. Enum.GetValues<Optimizer>()];

    [Fact]
    public void AnyTrainingResumesToTheBit() => ResumesToTheBit.Holds(seed: "000dNkpJdw51", cases: 100);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizerAndScheduleResumesToTheBit(Optimizer optimizer)
    {
        var small = new Architecture(Context: 3, Embed: 5, Hidden: 13, Letters: 26, Normalization: Normalization.Batch, Dropout: 0.3f);
        foreach (Schedule schedule in Enum.GetValues<Schedule>())
        {
            TrainingOptions options = Scheduled(new TrainingOptions { Steps = Steps, ReportEvery = 2, BatchSize = 5, Optimizer = optimizer, LearningRate = 0.01f }, schedule);
            AssertResumes(small, options with { Averaging = 0.9f, ClipNorm = 0.05f, WeightDecay = 0.1f }, new Random(1));
            AssertResumes(small, options with { Patience = 2 }, new Random(2));
        }
    }

    /// <summary>The command that trained is given again after the training has ended.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void ACompleteTrainingResumesToItsEnd(int? patience)
    {
        using var folder = new TemporaryFolder();
        var model = new SmallModel();
        ContextDataset data = model.DataOf("abba", "cab", "dad");
        var options = new TrainingOptions
        {
            Steps = Steps,
            ReportEvery = 5,
            Validation = model.DataOf("bad"),
            Patience = patience,
            Checkpoint = new(folder["state"]),
        };
        var first = new TrainedModel(model, model.Train(data, options));
        byte[] file = File.ReadAllBytes(folder["state"]);

        var again = new SmallModel();
        TrainedModel.AssertSame(first, new(again, again.Train(data, options)));
        Assert.Equal(file, File.ReadAllBytes(folder["state"]));
    }

    /// <summary>A training may get more steps, and is then the longer training.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void StepsMayGrow(int fewer)
    {
        using var folder = new TemporaryFolder();
        var options = new TrainingOptions { ReportEvery = 5, BatchSize = 3, Optimizer = Optimizer.AdamW, Checkpoint = new(folder["state"]) };
        var shorter = new SmallModel();
        ContextDataset data = shorter.DataOf("abba", "cab", "dad");
        shorter.Train(data, options with { Steps = fewer });

        var longer = new SmallModel();
        var grown = new TrainedModel(longer, longer.Train(data, options with { Steps = Steps }));
        var whole = new SmallModel();
        TrainedModel.AssertSame(new(whole, whole.Train(data, options with { Steps = Steps, Checkpoint = null }, new Reports())), grown);
    }

    private static void AssertResumes(Architecture architecture, TrainingOptions options, Random random)
    {
        using var folder = new TemporaryFolder();
        var training = new InterruptedTraining(architecture.CreateModel, options);
        TrainedModel.AssertSame(training.Whole(), training.Interrupted(folder["state"], random));
    }

    private static TrainingOptions RandomOptions(Random random)
    {
        var options = new TrainingOptions
        {
            Steps = random.Next(4, Steps),
            ReportEvery = random.Next(1, 4),
            BatchSize = Pick<int?>(null, 2, 7, 32),
            Optimizer = Pick(Enum.GetValues<Optimizer>()),
            LearningRate = Pick(0.001f, 0.01f),
            WarmUp = Pick(0, 3),
            Nesterov = Pick(false, true),
            WeightDecay = Pick(0, 0.1f),
            ClipNorm = Pick<float?>(null, 0.05f),
            LabelSmoothing = Pick(0, 0.1f),
            Averaging = Pick(0, 0.9f),
            Seed = Pick(42, 0, -1),
            Patience = Pick<int?>(null, 1, 3),
        };
        return Scheduled(options, Pick(Enum.GetValues<Schedule>()));

        T Pick<T>(params T[] values) => random.GetItems(values, 1)[0];
    }

    private static TrainingOptions Scheduled(TrainingOptions options, Schedule schedule) =>
        options with { Schedule = schedule, DecayRate = schedule is Schedule.InverseTime ? 0.3f : null };
}

using System.Numerics.Tensors;
using Makemore.Testing;

namespace Makemore.Numerics.Tests.Resuming;

/// <summary>A training goes on only from its own state, and never loses a state that it has.</summary>
public sealed class CheckpointFaultTests : IDisposable
{
    private const int Flips = 500;

    private readonly TemporaryFolder _folder = new();
    private readonly SmallModel _model = new();
    private readonly ContextDataset _data;
    private readonly TrainingOptions _options;

    public CheckpointFaultTests()
    {
        _data = _model.DataOf("abba", "cab", "dad");
        _options = new TrainingOptions { Steps = 20, BatchSize = 4, Checkpoint = new(Path) };
    }

    private string Path => _folder["state.safetensors"];

    public static TheoryData<TrainingOptions, string> OtherOptions => new()
    {
        { new() { LearningRate = 0.2f }, "LearningRate 0.1, not 0.2" },
        { new() { BatchSize = null }, "BatchSize 4, not none" },
        { new() { Optimizer = Optimizer.AdamW }, "Optimizer Sgd, not AdamW" },
        { new() { Seed = 1 }, "Seed 42, not 1" },
        { new() { Schedule = Schedule.Cosine }, "Schedule Constant, not Cosine" },
        { new() { LabelSmoothing = 0.1f }, "LabelSmoothing 0, not 0.1" },
        { new() { Averaging = 0.5f }, "Averaging 0, not 0.5" },
        { new() { Steps = 19 }, "Steps 20, not 19; Steps may only grow" },
    };

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public void AnotherRecipeIsRefused(TrainingOptions other, string difference)
    {
        _model.Train(_data, _options);
        byte[] before = File.ReadAllBytes(Path);
        TrainingOptions changed = other with { Steps = other.Steps == 19 ? 19 : 20, BatchSize = difference.StartsWith("BatchSize", StringComparison.Ordinal) ? null : 4, Checkpoint = new(Path) };

        AssertRefused($"the file is of another training, with {difference}; train with the same options, delete the file, or name another file as the checkpoint", new SmallModel(), _data, changed);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void OtherDataAreRefused()
    {
        _model.Train(_data, _options);
        AssertRefused("other data", new SmallModel(), _model.DataOf("abba", "cab"), _options);
        AssertRefused("other validation data", new SmallModel(), _data, _options with { Validation = _data });
    }

    [Fact]
    public void OtherModelsAreRefused()
    {
        _model.Train(_data, _options);
        AssertRefused("other initial parameters", new SmallModel(seed: 1), _data, _options);
        AssertRefused("with Activation Tanh, not Gelu;", new GeluModel(), _data, _options);
        AssertRefused("with Depth 1, not 2;", new ResidualModel(), _data, _options);
    }

    [Theory]
    [InlineData(Schedule.Cosine)]
    [InlineData(Schedule.Step)]
    public void StepsMayNotGrowIfTheLearningRatesDependOnThem(Schedule schedule)
    {
        _model.Train(_data, _options with { Schedule = schedule });
        AssertRefused($"Steps 20, not 40; Steps may not grow with Schedule {schedule}", new SmallModel(), _data, _options with { Schedule = schedule, Steps = 40 });
    }

    [Fact]
    public void StepsMayNotGrowWithPatience()
    {
        TrainingOptions options = _options with { Patience = 9, Validation = _data };
        _model.Train(_data, options);
        AssertRefused("Steps may not grow with Patience", new SmallModel(), _data, options with { Steps = 40 });
        AssertRefused("ReportEvery 20, not 7", new SmallModel(), _data, options with { ReportEvery = 7 });
    }

    /// <summary>The path may be mistyped: a model is not lost.</summary>
    [Fact]
    public void AFileThatIsNoStateIsNotReplaced()
    {
        _model.Save(Path);
        byte[] before = File.ReadAllBytes(Path);
        AssertIsNoState();
        Assert.Equal(before, File.ReadAllBytes(Path));
        File.WriteAllText(Path, "notes");
        AssertIsNoState();
        Assert.Equal("notes", File.ReadAllText(Path));
        File.WriteAllText(Path, "");
        AssertIsNoState();

        void AssertIsNoState() => AssertRefused(
            $"{Path} is not the state of a training, or an earlier version wrote it, so the training does not replace it; specify another file, or delete it to train anew.",
            new SmallModel(), _data, _options);
    }

    [Fact]
    public void AStateIsNoModel()
    {
        _model.Train(_data, _options);
        string message = Assert.Throws<CheckpointException>(() => SmallModel.Load(Path)).Message;
        Assert.Contains("the file is the state of a training, not a model", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(Path, ModelFactory.Of<SmallModel>())).Message);
    }

    /// <summary>A changed bit, anywhere in the file, is told as damage, and not as a mistake of the user.</summary>
    [Fact]
    public void AFlippedBitIsRefused()
    {
        byte[] state = SomeState();
        var random = new Random(1);
        // The header has most of what could be misunderstood, and its beginning has the checksum.
        int header = sizeof(ulong) + (int)BitConverter.ToUInt64(state);
        IEnumerable<int> places = Enumerable.Range(0, 160)
            .Concat(Enumerable.Range(0, Flips).Select(_ => random.Next(header)))
            .Concat(Enumerable.Range(0, Flips).Select(_ => random.Next(header, state.Length)));
        foreach (int place in places)
        {
            byte[] damaged = [.. state];
            damaged[place] ^= (byte)(1 << random.Next(8));
            AssertIsDamaged(damaged);
        }
    }

    [Fact]
    public void ATruncatedOrLongerStateIsRefused()
    {
        byte[] state = SomeState();
        foreach (int length in (int[])[120, 1000, state.Length - 4, state.Length - 1])
            AssertIsDamaged(state[..length]);
        AssertIsDamaged([.. state, 0]);
    }

    /// <summary>The name of the class does not change a training.</summary>
    [Fact]
    public void AnotherClassWithTheSameDeclarationGoesOn()
    {
        _model.Train(_data, _options);
        Assert.Equal(40, new SameAsSmallModel().Train(_data, _options with { Steps = 40 }).Steps);
    }

    /// <summary>The first step is not made if the checkpoint cannot be written.</summary>
    [Fact]
    public void AFolderThatDoesNotExistIsNoticedBeforeTheFirstStep()
    {
        float[] before = _model.AllValues();
        Assert.ThrowsAny<IOException>(() => _model.Train(_data, _options with { Checkpoint = new(_folder["no/state"]) }));
        Assert.Equal(before, _model.AllValues());
    }

    /// <summary>The disk is full, or somebody has removed the folder: the model is trained to the end.</summary>
    [Fact]
    public void ALaterFaultDoesNotEndTheTraining()
    {
        Directory.CreateDirectory(_folder["states"]);
        var options = _options with { ReportEvery = 5, Checkpoint = new(_folder["states/state"]) { EverySteps = 4 } };
        var reports = new Reports(report =>
        {
            if (report.Step == 5)
                Directory.Delete(_folder["states"], recursive: true);
        });
        TrainingResult result = _model.Train(_data, options, reports);

        Assert.Equal(20, result.Steps);
        Assert.IsType<DirectoryNotFoundException>(result.CheckpointFault);
        Assert.Equal([false, false, true, true, true], reports.All.Select(report => report.CheckpointFault is not null));
        var alone = new SmallModel();
        alone.Train(_data, options with { Checkpoint = null });
        Assert.Equal(alone.AllValues(), _model.AllValues());
    }

    /// <summary>A write that fails is tried again after as many steps as another one. One that succeeds ends the fault.</summary>
    [Fact]
    public void AFaultLastsUntilTheNextWrite()
    {
        Directory.CreateDirectory(_folder["states"]);
        var options = _options with { ReportEvery = 1, Checkpoint = new(_folder["states/state"]) { EverySteps = 4 } };
        var reports = new Reports(report =>
        {
            if (report.Step == 5)
                Directory.Delete(_folder["states"], recursive: true);
            else if (report.Step == 13)
                Directory.CreateDirectory(_folder["states"]);
        });
        TrainingResult result = _model.Train(_data, options, reports);

        Assert.Null(result.CheckpointFault);
        Exception?[] faults = [.. reports.All.Select(report => report.CheckpointFault)];
        Assert.All(faults[..8], Assert.Null);
        Assert.All(faults[8..12], fault => Assert.Same(faults[8], fault));
        Assert.All(faults[12..16], fault => Assert.Same(faults[12], fault));
        Assert.NotSame(faults[8], faults[12]);
        Assert.All(faults[16..], Assert.Null);
    }

    /// <summary>The training is interrupted after the state of step 6.</summary>
    [Fact]
    public void AfterAnInterruptionTheStepsCountFromTheState()
    {
        var options = _options with { ReportEvery = 1, Checkpoint = new(Path) { EverySteps = 3 } };
        Assert.Throws<InvalidTimeZoneException>(() => _model.Train(_data, options, new Reports(report =>
        {
            if (report.Step == 8)
                throw new InvalidTimeZoneException("The interruption.");
        })));
        var saved = new List<string>();
        new SmallModel().Train(_data, options, new Reports(_ => saved.Add(CheckpointInfo.Read(Path).Metadata["state.steps"])));

        Assert.Equal(["6", "6", "6", "9", "9", "9", "12", "12"], saved.Take(8));
    }

    /// <summary>The state before the divergence stays, and so does an explanation.</summary>
    [Fact]
    public void ADivergedTrainingKeepsItsLastFiniteState()
    {
        var options = new TrainingOptions { Steps = 50, LearningRate = 1e20f, Checkpoint = new(Path) { EverySteps = 1 } };
        var model = new RectifiedModel();
        ContextDataset data = model.DataOf("abba", "cab", "dad");
        int step = Assert.Throws<TrainingDivergedException>(() => model.Train(data, options)).Step;
        CheckpointInfo state = CheckpointInfo.Read(Path);
        Assert.All(model.Parameters.Keys, name => Assert.True(TensorPrimitives.IsFiniteAll<float>(state.ReadTensor(name).Values())));
        Assert.Equal(step, Assert.Throws<TrainingDivergedException>(() => new RectifiedModel().Train(data, options)).Step);
    }

    /// <summary>The first update is too large. The second one would have another learning rate.</summary>
    [Fact]
    public void ADivergedTrainingNamesTheLearningRateOfTheUpdate()
    {
        var options = _options with { LearningRate = float.MaxValue, Schedule = Schedule.Step, StepSize = 1, WeightDecay = 0, Checkpoint = new(Path) { EverySteps = 1 } };
        RectifiedModel model = new RectifiedModel().MoveFromStart();
        foreach (Tensor<float> tensor in model.Parameters.Values)
        {
            foreach (ref float value in tensor.Values())
                value *= 100;
        }
        var diverged = Assert.Throws<TrainingDivergedException>(() => model.Train(_data, options));
        Assert.Equal((1, float.MaxValue), (diverged.Step, diverged.LearningRate));
    }

    [Theory]
    [InlineData(0, null, "it must be 1 or more")]
    [InlineData(null, 0.0, "it must be more than no time")]
    public void OptionsOutOfRangeAreRefused(int? steps, double? seconds, string message)
    {
        var checkpoint = new TrainingCheckpoint(Path) { EverySteps = steps, Every = seconds is { } time ? TimeSpan.FromSeconds(time) : null };
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => _model.Train(_data, _options with { Checkpoint = checkpoint })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _model.Train(_data, _options with { Checkpoint = new("") }));
    }

    public void Dispose() => _folder.Dispose();

    private byte[] SomeState()
    {
        Assert.Throws<InvalidTimeZoneException>(() => _model.Train(_data, _options with { Checkpoint = new(Path) { EverySteps = 3 }, ReportEvery = 19 }, new Reports(Stop)));
        return File.ReadAllBytes(Path);

        static void Stop(TrainingProgress report)
        {
            if (report.Step == 19)
                throw new InvalidTimeZoneException("The interruption.");
        }
    }

    private void AssertIsDamaged(byte[] state)
    {
        File.WriteAllBytes(Path, state);
        Assert.Equal($"{Path} is damaged; delete it to train anew, or restore it.", Assert.Throws<CheckpointException>(() => new SmallModel().Train(_data, _options)).Message);
    }

    private void AssertRefused(string message, ILanguageModel model, ContextDataset data, TrainingOptions options)
    {
        float[] before = model.AllValues();
        string fault = Assert.Throws<CheckpointException>(() => model.Train(data, options)).Message;
        Assert.StartsWith(Path, fault, StringComparison.Ordinal);
        Assert.Contains(message, fault, StringComparison.Ordinal);
        Assert.Equal(before, model.AllValues());
    }
}

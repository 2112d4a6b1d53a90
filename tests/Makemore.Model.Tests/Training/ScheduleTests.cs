namespace Makemore.Tests.Training;

public sealed class ScheduleTests
{
    private const int WarmUp = 10;

    public static TheoryData<TrainingOptions> Schedules => new()
    {
        new TrainingOptions(),
        new TrainingOptions { Schedule = Schedule.Step, StepSize = 30, Gamma = 0.5f },
        new TrainingOptions { Schedule = Schedule.Cosine, FinalLearningRate = 0.01f },
        new TrainingOptions { Schedule = Schedule.InverseTime, DecayRate = 0.02f },
    };

    [Fact]
    public void ConstantIsTheLearningRate() =>
        Assert.All(Rates(new TrainingOptions { LearningRate = 0.3f }), rate => Assert.Equal(0.3f, rate));

    /// <summary>makemore's second lecture: 200,000 steps, at 0.1 and then at 0.01.</summary>
    [Theory]
    [InlineData(null, null)]
    [InlineData(100_000, 0.1f)]
    public void StepIsTheLectures(int? stepSize, float? gamma)
    {
        var options = new TrainingOptions { Steps = 200_000, LearningRate = 0.1f, Schedule = Schedule.Step, StepSize = stepSize, Gamma = gamma };
        Assert.Equal((0.1f, 0.1f), (options.LearningRateAt(0), options.LearningRateAt(99_999)));
        Assert.Equal(0.01f, options.LearningRateAt(100_000), 1e-8f);
        Assert.Equal(options.LearningRateAt(100_000), options.LearningRateAt(199_999));
    }

    [Fact]
    public void StepMultipliesAgainAndAgain()
    {
        var options = new TrainingOptions { Steps = 7, LearningRate = 1, Schedule = Schedule.Step, StepSize = 2, Gamma = 0.5f };
        Assert.Equal([1, 1, 0.5f, 0.5f, 0.25f, 0.25f, 0.125f], Rates(options));
    }

    [Fact]
    public void CosineGoesAlongHalfACosine()
    {
        var options = new TrainingOptions { Steps = 4, LearningRate = 1, Schedule = Schedule.Cosine, FinalLearningRate = 0.5f };
        float quarter = MathF.Sqrt(0.5f) / 4; // (1 − 0.5)/2 · cos 45°
        Assert.Equal([1, 0.75f + quarter, 0.75f, 0.75f - quarter], Rates(options), (e, a) => Math.Abs(e - a) < 1e-6f);
    }

    [Fact]
    public void CosineLeadsToNothingUnlessToldWhere()
    {
        var options = new TrainingOptions { Steps = 1_000, LearningRate = 1, Schedule = Schedule.Cosine };
        Assert.Equal(0, options.LearningRateAt(999), 1e-5f);
    }

    [Fact]
    public void InverseTimeIsBengios()
    {
        var options = new TrainingOptions { Steps = 4, LearningRate = 1, Schedule = Schedule.InverseTime, DecayRate = 0.5f };
        Assert.Equal([1, 1 / 1.5f, 0.5f, 1 / 2.5f], Rates(options));
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void WarmUpRisesInALineAndThenTheScheduleBegins(TrainingOptions options)
    {
        float[] rates = Rates(options with { WarmUp = WarmUp, LearningRate = 0.2f });

        for (int step = 0; step < WarmUp; step++)
            Assert.Equal(0.2f * (step + 1) / WarmUp, rates[step], 1e-7f);
        Assert.Equal(Rates(options with { Steps = options.Steps - WarmUp, LearningRate = 0.2f }), rates[WarmUp..]);
        Assert.Equal(0.2f, rates[WarmUp]);
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void AWarmUpMayBeLongerThanTheTraining(TrainingOptions options) =>
        Assert.Equal([0.125f, 0.25f, 0.375f], Rates(options with { Steps = 3, WarmUp = 8, LearningRate = 1 }));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void ThereIsNoRateWhereThereIsNoStep(int step) => Assert.Equal(
        $"step is {step}; it must be 0 or more and below Steps. (Parameter 'step')",
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Steps = 5 }.LearningRateAt(step)).Message);

    [Fact]
    public void ThereIsNoRateWithoutASchedule() => Assert.Equal(
        "Schedule is 9; it must be Constant, Step, Cosine or InverseTime. (Parameter 'Schedule')",
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Schedule = (Schedule)9 }.LearningRateAt(0)).Message);

    public static TheoryData<TrainingOptions, string> Faults => new()
    {
        { new() { Schedule = Schedule.Step, StepSize = 0 }, "StepSize is 0; it must be 1 or more, or null for half of the steps. (Parameter 'StepSize')" },
        { new() { Schedule = Schedule.Step, StepSize = -1 }, "StepSize is -1; it must be 1 or more, or null for half of the steps. (Parameter 'StepSize')" },
        { new() { Schedule = Schedule.InverseTime }, "DecayRate is null; it must be given for Schedule InverseTime. (Parameter 'DecayRate')" },
        { new() { WarmUp = -5 }, "WarmUp is -5; it must be 0 or more. (Parameter 'WarmUp')" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AnOptionOutOfItsRangeGivesNoRate(TrainingOptions options, string message) => Assert.Equal(
        message,
        Assert.Throws<ArgumentOutOfRangeException>(() => options.LearningRateAt(3)).Message);

    private static float[] Rates(TrainingOptions options) => [.. Enumerable.Range(0, options.Steps).Select(options.LearningRateAt)];
}

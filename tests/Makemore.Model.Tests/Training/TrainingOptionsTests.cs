namespace Makemore.Tests.Training;

public sealed class TrainingOptionsTests
{
    public static TheoryData<TrainingOptions, string> Faults => new()
    {
        { new() { Steps = -1 }, "Steps is -1; it must be 0 or more. (Parameter 'Steps')" },
        { new() { BatchSize = 0 }, "BatchSize is 0; it must be 1 or more, or null for the full batch. (Parameter 'BatchSize')" },
        { new() { LearningRate = -0.1f }, "LearningRate is -0.1; it must be a finite number, 0 or more. (Parameter 'LearningRate')" },
        { new() { LearningRate = float.NaN }, "LearningRate is NaN; it must be a finite number, 0 or more. (Parameter 'LearningRate')" },
        { new() { LearningRate = float.PositiveInfinity }, "LearningRate is Infinity; it must be a finite number, 0 or more. (Parameter 'LearningRate')" },
        { new() { ReportEvery = 0 }, "ReportEvery is 0; it must be 1 or more. (Parameter 'ReportEvery')" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AnOptionOutOfItsRangeIsNamed(TrainingOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(options.Validate).Message);

    [Fact]
    public void TheDefaultsAreTheNotebooks()
    {
        var options = new TrainingOptions();
        options.Validate();
        Assert.Equal((500, null, 0.1f, 42, 20), (options.Steps, options.BatchSize, options.LearningRate, options.Seed, options.ReportEvery));
    }

    [Fact]
    public void TheEndsOfTheRangesAreInThem() =>
        new TrainingOptions { Steps = 0, BatchSize = 1, LearningRate = 0, ReportEvery = 1 }.Validate();
}

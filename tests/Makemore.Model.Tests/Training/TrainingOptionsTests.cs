namespace Makemore.Tests.Training;

public sealed class TrainingOptionsTests
{
    public static TheoryData<TrainingOptions, string> Faults => new()
    {
        { new() { Steps = -1 }, "Steps is -1; it must be 0 or more. (Parameter 'Steps')" },
        { new() { Steps = int.MaxValue }, "Steps is 2147483647; it must be at most 2147483591, because the training keeps the loss of each step. (Parameter 'Steps')" },
        { new() { BatchSize = 0 }, "BatchSize is 0; it must be 1 or more, or null for the full batch. (Parameter 'BatchSize')" },
        { new() { LearningRate = -0.1f }, "LearningRate is -0.1; it must be a finite number, 0 or more. (Parameter 'LearningRate')" },
        { new() { LearningRate = float.NaN }, "LearningRate is NaN; it must be a finite number, 0 or more. (Parameter 'LearningRate')" },
        { new() { LearningRate = float.PositiveInfinity }, "LearningRate is Infinity; it must be a finite number, 0 or more. (Parameter 'LearningRate')" },
        { new() { Optimizer = (Optimizer)9 }, "Optimizer is 9; it must be Sgd, Momentum or AdamW. (Parameter 'Optimizer')" },
        { new() { Momentum = 1 }, "Momentum is 1; it must be 0 or more and below 1. (Parameter 'Momentum')" },
        { new() { Beta1 = -0.5f }, "Beta1 is -0.5; it must be 0 or more and below 1. (Parameter 'Beta1')" },
        { new() { Beta2 = float.NaN }, "Beta2 is NaN; it must be 0 or more and below 1. (Parameter 'Beta2')" },
        { new() { Epsilon = 0 }, "Epsilon is 0; it must be a finite number above 0. (Parameter 'Epsilon')" },
        { new() { WeightDecay = -1 }, "WeightDecay is -1; it must be a finite number, 0 or more. (Parameter 'WeightDecay')" },
        { new() { Schedule = (Schedule)9 }, "Schedule is 9; it must be Constant, Step, Cosine or InverseTime. (Parameter 'Schedule')" },
        { new() { WarmUp = -1 }, "WarmUp is -1; it must be 0 or more. (Parameter 'WarmUp')" },
        { new() { Schedule = Schedule.Step, StepSize = 0 }, "StepSize is 0; it must be 1 or more, or null for half of the steps. (Parameter 'StepSize')" },
        { new() { Schedule = Schedule.Cosine, StepSize = 5 }, "StepSize is 5; it belongs to Schedule Step, but Schedule is Cosine. (Parameter 'StepSize')" },
        { new() { Schedule = Schedule.Step, Gamma = 0 }, "Gamma is 0; it must be a finite number above 0, or null for 0.1. (Parameter 'Gamma')" },
        { new() { Schedule = Schedule.Step, Gamma = 3e38f, StepSize = 100 }, "Gamma is 3E+38; it makes the learning rate infinite before the last step; it must be smaller. (Parameter 'Gamma')" },
        { new() { Gamma = 0.5f }, "Gamma is 0.5; it belongs to Schedule Step, but Schedule is Constant. (Parameter 'Gamma')" },
        { new() { Schedule = Schedule.Cosine, FinalLearningRate = -1 }, "FinalLearningRate is -1; it must be a finite number, 0 or more, or null for 0. (Parameter 'FinalLearningRate')" },
        { new() { Schedule = Schedule.Step, FinalLearningRate = 0 }, "FinalLearningRate is 0; it belongs to Schedule Cosine, but Schedule is Step. (Parameter 'FinalLearningRate')" },
        { new() { Schedule = Schedule.InverseTime }, "DecayRate is null; it must be given for Schedule InverseTime. (Parameter 'DecayRate')" },
        { new() { DecayRate = 0.1f }, "DecayRate is 0.1; it belongs to Schedule InverseTime, but Schedule is Constant. (Parameter 'DecayRate')" },
        { new() { Schedule = Schedule.InverseTime, DecayRate = -1 }, "DecayRate is -1; it must be a finite number, 0 or more. (Parameter 'DecayRate')" },
        { new() { ClipNorm = 0 }, "ClipNorm is 0; it must be a finite number above 0, or null for no clipping. (Parameter 'ClipNorm')" },
        { new() { ClipNorm = float.PositiveInfinity }, "ClipNorm is Infinity; it must be a finite number above 0, or null for no clipping. (Parameter 'ClipNorm')" },
        { new() { LabelSmoothing = 1 }, "LabelSmoothing is 1; it must be 0 (no label smoothing) or more and below 1. (Parameter 'LabelSmoothing')" },
        { new() { Averaging = 1 }, "Averaging is 1; it must be 0 (no average) or more and below 1. (Parameter 'Averaging')" },
        { new() { Patience = 0 }, "Patience is 0; it must be 1 or more, or null for no early stopping. (Parameter 'Patience')" },
        { new() { Patience = 5 }, "Patience is 5; it needs Validation, the examples for the validation loss. (Parameter 'Patience')" },
        { new() { Threads = 0 }, "Threads is 0; it must be 1 or more, or null for as many as there are processors. (Parameter 'Threads')" },
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

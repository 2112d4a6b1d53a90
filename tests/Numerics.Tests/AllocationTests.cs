namespace Makemore.Numerics.Tests;

/// <summary>A step works in memory that is there already, whatever the model.</summary>
public sealed class AllocationTests
{
    private const int WarmUp = 20;

    public static TheoryData<Architecture> Architectures =>
    [
        .. Architecture.Options.Where(architecture => architecture.Activation is Activation.Gelu && architecture.Dropout > 0 == architecture.Direct),
    ];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void AStepAllocatesNothing(Architecture architecture)
    {
        // A mini-batch large enough that its first draws have most of the contexts, and so all the room there ever is.
        foreach (int? size in (int?[])[null, 1000])
        {
            ILanguageModel model = architecture.CreateModel();
            var meter = new Meter();
            model.Train(
                Architecture.CreateData(model),
                new TrainingOptions { Steps = 2 * WarmUp + 1, ReportEvery = WarmUp, BatchSize = size, Threads = 1, LearningRate = 0.01f },
                meter);
            Assert.Equal([0, WarmUp, 2 * WarmUp], meter.Steps);
            Assert.Equal(0, meter.Bytes[2] - meter.Bytes[1]);
        }
    }

    /// <summary>Notes what the thread has allocated so far.</summary>
    private sealed class Meter : IProgress<TrainingProgress>
    {
        public List<int> Steps { get; } = new(8);

        public List<long> Bytes { get; } = new(8);

        public void Report(TrainingProgress value)
        {
            Steps.Add(value.Step);
            Bytes.Add(GC.GetAllocatedBytesForCurrentThread());
        }
    }
}

namespace Makemore.Numerics.Tests;

/// <summary>A step works in memory that is there already, whatever the model.</summary>
public sealed class AllocationTests
{
    /// <summary>Steps between two looks at what has been allocated.</summary>
    private const int Window = 20;

    private const int Windows = 5;

    public static TheoryData<Architecture> Architectures =>
    [
        .. Architecture.Options.Where(architecture => architecture.Activation is Activation.Gelu && architecture.Dropout > 0 == architecture.Direct),
        Architecture.LargeOfWords,
        Architecture.WideWithSharedOutput,
        .. Architecture.SharedOutputs.Where(architecture => architecture.Dropout > 0 == architecture.Direct),
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
                new TrainingOptions { Steps = Windows * Window + 1, ReportEvery = Window, BatchSize = size, Threads = 1, LearningRate = 0.01f },
                meter);
            Assert.Equal(Windows + 1, meter.Bytes.Count);

            // What every step allocates is in every window; what the runtime does once, as when it compiles anew, in one.
            Assert.Equal(0, meter.Bytes.Zip(meter.Bytes.Skip(1), (before, after) => after - before).Min());
        }
    }

    /// <summary>Notes what the thread has allocated so far.</summary>
    private sealed class Meter : IProgress<TrainingProgress>
    {
        public List<long> Bytes { get; } = new(8);

        public void Report(TrainingProgress value) => Bytes.Add(GC.GetAllocatedBytesForCurrentThread());
    }
}

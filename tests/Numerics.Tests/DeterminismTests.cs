using System.Diagnostics;

namespace Makemore.Numerics.Tests;

/// <summary>The same seed gives the same bits, from run to run and whatever the number of threads.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<int?> BatchSizes => [null, 32, 500];

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void TrainingTwiceGivesTheSameBits(int? batchSize)
    {
        var options = new TrainingOptions { Steps = 3, BatchSize = batchSize };
        float[] first = Train(new NotebookModel(), options, out IReadOnlyList<string> firstTexts);
        float[] second = Train(new NotebookModel(), options, out IReadOnlyList<string> secondTexts);
        Bits.AssertSame(first, second);
        Assert.Equal(firstTexts, secondTexts);
    }

    /// <summary>Another process lays out its memory, counts its processors and compiles its methods as it likes.</summary>
    [Theory]
    [InlineData("DOTNET_PROCESSOR_COUNT", "1")]
    [InlineData("DOTNET_PROCESSOR_COUNT", "7")]
    [InlineData("DOTNET_TieredCompilation", "0")]
    public void AnotherProcessGivesTheSameBits(string variable, string value)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        string fingerprint = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(Program.Fingerprint(), fingerprint);
    }

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void AnyNumberOfThreadsGivesTheSameBits(int? batchSize) =>
        AssertSameForAnyThreads(() => new NotebookModel(), new TrainingOptions { Steps = 3, BatchSize = batchSize });

    /// <summary>
    /// The full batch has many parts. A batch of 100 has two, because the model is large. In a batch of 50, the threads share
    /// the products of matrices.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    [InlineData(50)]
    public void AnyNumberOfThreadsGivesALargeModelTheSameBits(int? batchSize) =>
        AssertSameForAnyThreads(Architecture.Large.CreateModel, new TrainingOptions { Steps = 3, BatchSize = batchSize });

    /// <summary>Clipping adds up all the gradients, the average goes over all the parameters, and label smoothing over all logits.</summary>
    [Theory]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.AdamW)]
    public void AnyNumberOfThreadsClipsAndAveragesToTheSameBits(Optimizer optimizer)
    {
        var recipe = new TrainingOptions { Steps = 3, Optimizer = optimizer, ClipNorm = 0.01f, Averaging = 0.9f, WeightDecay = 0.1f, LabelSmoothing = 0.2f };
        AssertSameForAnyThreads(() => new NotebookModel(), recipe with { BatchSize = 32 });
        AssertSameForAnyThreads(Architecture.Large.CreateModel, recipe);
        AssertSameForAnyThreads(Architecture.LargeOfWords.CreateModel, recipe with { BatchSize = 131 });
    }

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void AnyNumberOfThreadsGivesAModelWithEverythingTheSameBits(int? batchSize) =>
        AssertSameForAnyThreads(Architecture.LargeWithEverything.CreateModel, new TrainingOptions { Steps = 3, BatchSize = batchSize });

    /// <summary>Here the threads share out the logits, by their columns, and by contexts for the softmax.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    [InlineData(131)]
    [InlineData(500)]
    public void AnyNumberOfThreadsGivesAModelOfWordsTheSameBits(int? batchSize) =>
        AssertSameForAnyThreads(Architecture.LargeOfWords.CreateModel, new TrainingOptions { Steps = 3, BatchSize = batchSize });

    /// <summary>
    /// The gradient of the embedding is that of the output layer, then that of each layer that looks it up, in this order.
    /// </summary>
    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void AnyNumberOfThreadsGivesSharedOutputWeightsTheSameBits(int? batchSize)
    {
        var recipe = new TrainingOptions { Steps = 3, BatchSize = batchSize };
        AssertSameForAnyThreads(Architecture.LargeOfLettersWithSharedOutput.CreateModel, recipe);
        AssertSameForAnyThreads(Architecture.WideWithSharedOutput.CreateModel, recipe);
        AssertSameForAnyThreads(Architecture.LargeWithSharedOutput.CreateModel, recipe);
    }

    /// <summary>Here no batch has to be seen as a whole: its parts drop their units on different threads.</summary>
    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void AnyNumberOfThreadsDropsTheSameUnits(int? batchSize) =>
        AssertSameForAnyThreads(Architecture.HierarchicalWithDropout.CreateModel, new TrainingOptions { Steps = 3, BatchSize = batchSize });

    private static void AssertSameForAnyThreads(Func<ILanguageModel> create, TrainingOptions options)
    {
        float[] expected = Train(create(), options with { Threads = 1 }, out _);
        foreach (int threads in (int[])[2, 3, 8, 64])
            Bits.AssertSame(expected, Train(create(), options with { Threads = threads }, out _));
    }

    private static float[] Train(ILanguageModel model, TrainingOptions options, out IReadOnlyList<string> texts)
    {
        model.Train(Architecture.CreateData(model, lines: 300), options);
        texts = model.Sample(20);
        return model.AllValues();
    }
}

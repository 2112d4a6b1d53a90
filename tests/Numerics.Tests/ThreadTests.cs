using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using Makemore.Testing;

namespace Makemore.Numerics.Tests;

/// <summary>Several threads use one generated model at the same time.</summary>
public sealed class ThreadTests
{
    /// <summary>Models of every kind of layer, and of sizes at which threads share the work within a tile.</summary>
    private static readonly Architecture[] Architectures =
    [
        new(Context: 3, Embed: 20, Hidden: 17, Letters: 26),
        new(Context: 3, Embed: 5, Hidden: 13, Letters: 26, Depth: 0),
        new(Context: 3, Embed: 5, Hidden: 17, Letters: 26, Depth: 2, Direct: true, Normalization: Normalization.Batch, Residual: true),
        new(Context: 4, Embed: 6, Hidden: 13, Letters: 40, Depth: 2, Normalization: Normalization.Batch, Tokens: Tokens.Words),
        Architecture.HierarchicalWithDropout,
        Architecture.Large,
        Architecture.LargeOfWords,
        Architecture.WideWithSharedOutput,
    ];

    /// <summary>Whatever else reads the model, every reader gets the bits that it gets alone.</summary>
    public static PropertyOf<(int Architecture, int Threads, int Seed)> ReadersDoNotMeet { get; } = new(
        Gen.Select(Gen.Int[0, Architectures.Length - 1], Gen.Int[2, 6], Gen.Int[0, 1_000_000]),
        of => AssertReadersDoNotMeet(Architectures[of.Architecture], of.Threads, new Random(of.Seed)));

    [Fact]
    public void AnyNumberOfThreadsMayRead()
    {
        for (int architecture = 0; architecture < Architectures.Length; architecture++)
            ReadersDoNotMeet.HoldsFor((architecture, Threads: 4, Seed: 1));
        ReadersDoNotMeet.Holds(seed: "000cNkpJdw51", cases: 6);
    }

    /// <summary>The report is made on the thread of the training, which may read; another thread may not.</summary>
    [Fact]
    public void ATrainingHasTheModelForItself()
    {
        var model = new SmallModel(seed: 1);
        ContextDataset data = Architecture.CreateData(model);
        Action[] uses = [.. Reads(model, data, data).Select(read => (Action)(() => read())), () => model.Train(data)];
        int reports = 0;
        TrainingResult result = model.Train(data, new TrainingOptions { Steps = 3, ReportEvery = 1 }, new Reports(_ =>
        {
            reports++;
            Assert.All(Reads(model, data, data), read => Assert.NotNull(read()));
            Assert.Throws<InvalidOperationException>(() => model.Train(data));
            ConcurrentThreads.Run(() => Assert.All(uses, use => Assert.Throws<InvalidOperationException>(use)));
        }));
        Assert.Equal(3, reports);

        var alone = new SmallModel(seed: 1);
        Assert.Equal(alone.Train(data, new TrainingOptions { Steps = 3 }).LossHistory, result.LossHistory);
        Assert.Equal(alone.AllValues(), model.AllValues());
        ConcurrentThreads.Run(() => Assert.All(Reads(model, data, data), read => Assert.NotNull(read())));
    }

    /// <summary>The parameters stay as they are while somebody reads them.</summary>
    [Fact]
    public void AReadingKeepsATrainingOut()
    {
        var model = new SmallModel(seed: 1);
        ContextDataset data = Architecture.CreateData(model);
        using (model.BeginReading())
        {
            using (model.BeginReading())
                Assert.Throws<InvalidOperationException>(() => model.Train(data));
            Assert.Throws<InvalidOperationException>(() => model.Train(data));
        }
        model.Train(data, new TrainingOptions { Steps = 1 });
    }

    [Fact]
    public void AnEnumerationThatBeginsInAReportKeepsTheNextTrainingOut()
    {
        var model = new SmallModel(seed: 1);
        ContextDataset data = Architecture.CreateData(model);
        using IEnumerator<string> samples = model.EnumerateSamples().GetEnumerator();
        model.Train(data, new TrainingOptions { Steps = 1 }, new Reports(_ => samples.MoveNext()));
        Assert.Throws<InvalidOperationException>(() => model.Train(data));
        samples.Dispose();
        model.Train(data, new TrainingOptions { Steps = 1 });
    }

    /// <summary>However it ends.</summary>
    [Fact]
    public void ATrainingThatFailsLetsTheModelGo()
    {
        var model = new RectifiedModel(seed: 1);
        ContextDataset data = Architecture.CreateData(model);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Train(data, new TrainingOptions { Steps = -1 }));
        Assert.ThrowsAny<OperationCanceledException>(() => model.Train(data, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Throws<FormatException>(() => model.Train(data, progress: new Reports(_ => throw new FormatException())));
        Assert.Throws<TrainingDivergedException>(() => model.Train(data, new TrainingOptions { Steps = 50, LearningRate = 1e20f }));
        ConcurrentThreads.Run(() => model.Train(data, new TrainingOptions { Steps = 0 }));
    }

    /// <summary>Every thread reads in an order of its own.</summary>
    private static void AssertReadersDoNotMeet(Architecture architecture, int threads, Random random)
    {
        ILanguageModel model = architecture.CreateModel();
        Func<byte[]>[] reads = Reads(model, Architecture.CreateData(model, lines: 30), Architecture.CreateData(model, lines: 3));
        byte[][] expected = [.. reads.Select(read => read())];
        int[][] orders = [.. Enumerable.Range(0, threads).Select(_ => random.GetItems([.. Enumerable.Range(0, reads.Length)], 2 * reads.Length))];
        ConcurrentThreads.Run([.. orders.Select(order => (Action)(() => Assert.All(order, read => Assert.Equal(expected[read], reads[read]()))))]);
    }

    /// <summary>A second Dispose has no effect, so the later reading still keeps the model from being trained.</summary>
    [Fact]
    public void AReadingEndsOnce()
    {
        var model = new SmallModel();
        IDisposable first = model.BeginReading();
        first.Dispose();
        first.Dispose();
        using IDisposable second = model.BeginReading();
        Assert.Throws<InvalidOperationException>(() => model.Train(model.DataOf("abba"), new TrainingOptions { Steps = 1 }));
    }

    /// <summary>All that reads a model. The results are bytes, because an assertion compares them fast.</summary>
    private static Func<byte[]>[] Reads(ILanguageModel model, ContextDataset many, ContextDataset few)
    {
        int[] boundaries = new int[model.Spec.Context];
        int[] first = many.Context(many.Count - 1).ToArray();
        return
        [
            () => BytesOf([model.Loss(many)]),
            () => BytesOf([model.Loss(few)]),
            () => BytesOf(model.LogProbabilities(many)),
            () => BytesOf(model.LogProbabilities(few)),
            () => BytesOf(model.Logits(boundaries)),
            () => BytesOf(model.Logits(first)),
            () => BytesOf(model.Sample(20, new SamplingOptions { Seed = 3, MaxLength = 12 })),
            () => BytesOf(model.Sample(1, new SamplingOptions { Seed = 4, MaxLength = 12 })),
            () => BytesOf(model.Gradients(many)),
            () => BytesOf(model.Gradients(few)),
            () => Saved(model),
            () => Saved(new MixtureModel([model, new CacheModel(model.Vocabulary)])),
            () => Read(model),
            () => Read(TokenVectors.Of(model)),
        ];
    }

    private static byte[] BytesOf(ReadOnlySpan<float> numbers) => MemoryMarshal.AsBytes(numbers).ToArray();

    private static byte[] BytesOf(IReadOnlyList<string> texts) => Encoding.UTF8.GetBytes(string.Join('\n', texts));

    private static byte[] BytesOf(IReadOnlyDictionary<string, Tensor<float>> tensors) =>
        [.. tensors.Values.SelectMany(tensor => BytesOf(tensor.Values()))];

    private static byte[] Read(ILanguageModel model)
    {
        using IDisposable reading = model.BeginReading();
        return BytesOf(model.Parameters);
    }

    private static byte[] Read(TokenVectors vectors) => [.. vectors.Tokens.SelectMany(token => BytesOf(vectors[token]))];

    private static byte[] Saved(INextTokenModel model)
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.safetensors"];
        model.Save(path);
        return File.ReadAllBytes(path);
    }
}

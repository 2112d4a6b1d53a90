using System.Numerics.Tensors;
using Makemore.Testing;

namespace Makemore.Torch.Tests;

/// <summary>Several threads use one model with the Torch backend at the same time.</summary>
[Collection(nameof(TorchProcess))]
public sealed class ThreadTests
{
    private const int Threads = 3;
    private const int Turns = 4;

    /// <summary>Models whose passes differ in training and outside it.</summary>
    private static readonly Lazy<IReadOnlyList<ModelFactory>> Models = new(() => ModelCompiler.Compile(
        [
            "Context = 2, Embed = 3, Hidden = 7, Backend = Backend.Torch",
            "Context = 2, Embed = 3, Hidden = 7, Depth = 2, Normalization = Normalization.Batch, Dropout = 0.3f, Backend = Backend.Torch",
        ],
        TorchReferences.All));

    public static TheoryData<int> Numbers => [0, 1];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void AnyNumberOfThreadsMayRead(int number)
    {
        ILanguageModel model = Models.Value[number].Create();
        using var _ = (IDisposable)model;
        Func<float[]>[] reads = Reads(model, DataOf(model));
        float[][] expected = [.. reads.Select(read => read())];
        ConcurrentThreads.Run([.. Enumerable.Range(0, Threads).Select(thread => (Action)(() =>
        {
            for (int turn = 0; turn < Turns * reads.Length; turn++)
            {
                int read = (turn + thread) % reads.Length;
                Assert.Equal(expected[read], reads[read]());
            }
        }))]);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ATrainingHasTheModelForItself(int number)
    {
        ILanguageModel model = Models.Value[number].Create();
        using var _ = (IDisposable)model;
        ContextDataset data = DataOf(model);
        Action[] uses = [.. Reads(model, data).Select(read => (Action)(() => read())), () => model.Sample(1), () => model.Train(data)];
        int reports = 0;
        TrainingResult result = model.Train(data, new TrainingOptions { Steps = 2, ReportEvery = 1 }, new Reports(() =>
        {
            reports++;
            Assert.All(Reads(model, data), read => Assert.NotEmpty(read()));
            ConcurrentThreads.Run(() => Assert.All(uses, use => Assert.Throws<InvalidOperationException>(use)));
        }));
        Assert.Equal(2, reports);

        ILanguageModel alone = Models.Value[number].Create();
        using var __ = (IDisposable)alone;
        Assert.Equal(alone.Train(data, new TrainingOptions { Steps = 2 }).LossHistory, result.LossHistory);
        ConcurrentThreads.Run(() => Assert.All(Reads(model, data), read => Assert.NotEmpty(read())));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void AReadingKeepsATrainingOut(int number)
    {
        ILanguageModel model = Models.Value[number].Create();
        using var _ = (IDisposable)model;
        ContextDataset data = DataOf(model);
        using (model.BeginReading())
            Assert.Throws<InvalidOperationException>(() => model.Train(data));
        model.Train(data, new TrainingOptions { Steps = 1 });
    }

    [Fact]
    public void AReadingThatIsDisposedTwiceEndsOnce()
    {
        ILanguageModel model = Models.Value[0].Create();
        using var _ = (IDisposable)model;
        IDisposable reading = model.BeginReading();
        reading.Dispose();
        reading.Dispose();
        using (model.BeginReading())
            Assert.Throws<InvalidOperationException>(() => model.Train(DataOf(model)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ADisposedModelSaysSo(int number)
    {
        ILanguageModel model = Models.Value[number].Create();
        ContextDataset data = DataOf(model);
        ((IDisposable)model).Dispose();
        ((IDisposable)model).Dispose();
        Action[] uses =
        [
            .. Reads(model, data).Select(read => (Action)(() => read())), () => _ = model.Parameters, () => model.Train(data),
            () => model.Save("never-written.safetensors"), () => TokenVectors.Of(model), () => _ = ((TorchModel)model).Device,
        ];
        Assert.All(uses, use => Assert.Throws<ObjectDisposedException>(use));
        Assert.Equal(2, model.Spec.Context);
    }

    private static ContextDataset DataOf(ILanguageModel model) =>
        ContextDataset.Build(Corpus.FromLines(Corpus.GivenNames.Take(20)), model.Vocabulary, model.Spec.Context);

    private static Func<float[]>[] Reads(ILanguageModel model, ContextDataset data) =>
    [
        () => [model.Loss(data)],
        () => model.LogProbabilities(data),
        () => Numbered(model.Gradients(data)),
        () => Logits(model),
        () => Read(model),
        () => [.. model.Sample(3, new SamplingOptions { Seed = 3, MaxLength = 6 }).SelectMany(text => text).Select(letter => (float)letter)],
    ];

    private static float[] Logits(ILanguageModel model)
    {
        float[] logits = new float[model.Vocabulary.Count];
        model.Logits([1, 2], logits);
        return logits;
    }

    private static float[] Read(ILanguageModel model)
    {
        using IDisposable reading = model.BeginReading();
        return Numbered(model.Parameters);
    }

    private static float[] Numbered(IReadOnlyDictionary<string, Tensor<float>> tensors) => [.. tensors.Values.SelectMany(tensor => tensor.ToArray())];

    private sealed class Reports(Action then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then();
    }
}

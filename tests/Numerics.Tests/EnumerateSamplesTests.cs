namespace Makemore.Numerics.Tests;

/// <summary>Texts without end, of every kind of model.</summary>
public sealed class EnumerateSamplesTests
{
    public static TheoryData<string> Kinds => [.. ModelKind.CreateAll().Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheFirstTextsAreThoseOfSample(string name)
    {
        INextTokenModel model = Kind(name).Model;
        foreach (SamplingOptions? options in new SamplingOptions?[] { null, new() { Seed = 7, Temperature = 2, TopK = 2, MaxLength = 5 } })
        {
            IEnumerable<string> texts = model.EnumerateSamples(options);
            Assert.Equal(model.Sample(300, options), texts.Take(300));
            // A second enumeration begins again, and so do two at the same time.
            Assert.Equal(model.Sample(20, options).SelectMany(text => new[] { text, text }), texts.Zip(texts, (a, b) => new[] { a, b }).Take(20).SelectMany(pair => pair));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ArgumentsAreCheckedAtTheCall(string name)
    {
        INextTokenModel model = Kind(name).Model;
        Assert.Throws<ArgumentOutOfRangeException>(() => model.EnumerateSamples(new SamplingOptions { MaxLength = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.EnumerateSamples(new SamplingOptions { Temperature = float.NaN }));
        if (model.Vocabulary.Kind is Tokens.Characters)
            Assert.Throws<ArgumentException>(() => model.EnumerateSamples(new SamplingOptions { Prompt = "?" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Sample(-1));
        Assert.Empty(model.Sample(0));
    }

    [Fact]
    public void AGeneratedModelCannotBeTrainedUntilTheEnumerationEnds()
    {
        ModelKind kind = Kind("generated");
        IEnumerable<string> texts = kind.Model.EnumerateSamples();
        kind.Train(kind.Data(kind.Model.ContextLength));
        using (IEnumerator<string> enumerator = texts.GetEnumerator())
        {
            Assert.True(enumerator.MoveNext());
            Assert.Throws<InvalidOperationException>(() => kind.Train(kind.Data(kind.Model.ContextLength)));
            Assert.True(enumerator.MoveNext());
        }
        kind.Train(kind.Data(kind.Model.ContextLength));
        foreach (string _ in texts)
            break;
        kind.Train(kind.Data(kind.Model.ContextLength));
    }

    [Theory]
    [InlineData("n-grams")]
    [InlineData("mixture")]
    public void OtherModelsKeepWhatTheyHadLearned(string name)
    {
        ModelKind kind = Kind(name);
        IReadOnlyList<string> before = kind.Model.Sample(50);
        using IEnumerator<string> texts = kind.Model.EnumerateSamples().GetEnumerator();
        Assert.True(texts.MoveNext());
        kind.Train(kind.Data(kind.Model.ContextLength));
        Assert.Equal(before[0], texts.Current);
        for (int i = 1; i < before.Count; i++)
        {
            Assert.True(texts.MoveNext());
            Assert.Equal(before[i], texts.Current);
        }
    }

    /// <summary>A text of known contexts allocates little more than itself.</summary>
    [Fact]
    public void TheMemoryDoesNotGrow()
    {
        const int Texts = 10_000;
        using IEnumerator<string> texts = new SmallModel(seed: 1).EnumerateSamples(new SamplingOptions { MaxLength = 5 }).GetEnumerator();
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Texts; i++)
                texts.MoveNext();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated();
        Assert.InRange(Allocated(), 1, 128 * Texts);
    }

    private static ModelKind Kind(string name) => ModelKind.CreateAll().Single(kind => kind.Name == name);
}

using Makemore.Testing;
using Makemore.Tests.Ngrams;

namespace Makemore.Tests.Threads;

/// <summary>
/// Several threads use one n-gram model or one mixture. Whatever the order in which they run, each read must give what one
/// thread alone gives before or after the training beside it.
/// </summary>
public sealed class SharedModelTests : IDisposable
{
    private const int Readers = 3;
    private const int Reads = 100;

    /// <summary>So many that a read lasts longer than a training.</summary>
    private const int ScoredLines = 300;

    private static readonly Text Few = new("abcd", ["ab", "abc", "abab", "a"]);
    private static readonly Text Many = new("abcd", ["dcba", "cd", "dd", "dcdc", "bcd", "abc", "cab", "ddd"]);
    private static readonly Text Scored = new("abcd", Enumerable.Repeat(new[] { "abcd", "dcba", "cc", "aba" }, ScoredLines / 4).SelectMany(words => words));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<NgramSmoothing> Smoothings => [NgramSmoothing.KneserNey, NgramSmoothing.AddK(0.5)];

    [Theory]
    [MemberData(nameof(Smoothings))]
    public void ReadersOfAnNgramModelSeeTheOldCountsOrTheNew(NgramSmoothing smoothing)
    {
        NgramModel model = Few.Count(order: 3, smoothing);
        AssertReadsOldOrNew(model, Few.Count(order: 3, smoothing), Many.Count(order: 3, smoothing), train: i => model.Train((i % 2 == 0 ? Many : Few).Data(2)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadersOfAMixtureSeeTheOldWeightsOrTheNew(bool byFrequency)
    {
        ContextDataset few = Few.Data(2), many = Many.Data(2);
        MixtureModel model = Learned(few);
        MixtureModel old = Learned(few), next = Learned(many);
        Assert.NotEqual(old.Weights, next.Weights);

        AssertReadsOldOrNew(model, old, next, train: i => model.LearnWeights(i % 2 == 0 ? many : few));

        MixtureModel Learned(ContextDataset data)
        {
            NgramModel trigrams = Few.Count(order: 3);
            var mixture = new MixtureModel(Many.Count(order: 2), trigrams, frequencies: byFrequency ? trigrams : null);
            mixture.LearnWeights(data);
            return mixture;
        }
    }

    [Fact]
    public void ReadersOfTheWeightsSeeTheOldOnesOrTheNew()
    {
        ContextDataset few = Few.Data(2), many = Many.Data(2);
        NgramModel trigrams = Few.Count(order: 3);
        var mixture = new MixtureModel(Many.Count(order: 2), trigrams, frequencies: trigrams);
        mixture.LearnWeights(many);
        float[] next = Flat(mixture);
        mixture.LearnWeights(few);
        float[] old = Flat(mixture);

        ReadBesideTraining(
            _ =>
            {
                // The training takes a thousand times as long as reading the weights.
                for (int i = 0; i < 1000; i++)
                    AssertOneOf(old, next, Flat(mixture));
            },
            i => mixture.LearnWeights(i % 2 == 0 ? many : few));

        static float[] Flat(MixtureModel mixture) => [.. mixture.Weights.SelectMany(row => row)];
    }

    /// <summary>Reads a model on several threads, trains it on another, and compares with models that nothing trains.</summary>
    /// <param name="model">The model, which is as the old one before it is trained.</param>
    /// <param name="old">A model before the training.</param>
    /// <param name="next">A model after it.</param>
    /// <param name="train">Trains the model: to the new one, to the old one, and so on.</param>
    private void AssertReadsOldOrNew(INextTokenModel model, INextTokenModel old, INextTokenModel next, Action<int> train)
    {
        ContextDataset data = Scored.Data(2);
        int[] context = [1, 2];
        Func<INextTokenModel, string, object[]>[] reads =
        [
            (read, _) => [read.Loss(data)],
            (read, _) => [.. read.LogProbabilities(data).Cast<object>()],
            (read, _) => [.. Logits(read, context).Cast<object>()],
            (read, _) => [.. read.Sample(50, new SamplingOptions { Seed = 3, MaxLength = 20 })],
            (read, name) => Saved(read, name),
        ];
        (object[] Old, object[] Next)[] expected = [.. reads.Select((read, i) => (read(old, $"old{i}"), read(next, $"next{i}")))];
        Assert.All(expected, pair => Assert.NotEqual(pair.Old, pair.Next));

        ReadBesideTraining(
            turn =>
            {
                int kind = turn % reads.Length;
                AssertOneOf(expected[kind].Old, expected[kind].Next, reads[kind](model, $"reader{Environment.CurrentManagedThreadId}"));
            },
            train);
        Assert.Equal(expected[0].Old, reads[0](model, "end"));
    }

    /// <summary>Reads on several threads, and trains on another one for as long as they read: an even number of times.</summary>
    private static void ReadBesideTraining(Action<int> read, Action<int> train)
    {
        int reading = Readers;
        IEnumerable<Action> readers = Enumerable.Range(0, Readers).Select(reader => (Action)(() =>
        {
            try
            {
                for (int i = 0; i < Reads; i++)
                    read(reader + i);
            }
            finally
            {
                Interlocked.Decrement(ref reading);
            }
        }));
        ConcurrentThreads.Run([.. readers, () =>
        {
            for (int i = 0; Volatile.Read(ref reading) > 0 || i % 2 == 1; i++)
                train(i);
        }]);
    }

    private object[] Saved(INextTokenModel model, string name)
    {
        model.Save(_folder[name]);
        return [Convert.ToHexString(File.ReadAllBytes(_folder[name]))];
    }

    private static float[] Logits(INextTokenModel model, ReadOnlySpan<int> context)
    {
        float[] logits = new float[model.Vocabulary.Count];
        model.Logits(context[^model.ContextLength..], logits);
        return logits;
    }

    private static void AssertOneOf<T>(T[] old, T[] next, T[] actual)
    {
        if (!actual.SequenceEqual(next))
            Assert.Equal(old, actual);
    }
}

using System.Numerics.Tensors;
using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Threads;

/// <summary>Several threads use the same data for the first time, when what is made on first use may not be there yet.</summary>
public sealed class SharedDataTests
{
    private const int Threads = 4;
    private const int Rounds = 25;

    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abcdefghijklmnopqrstuvwxyz");
    private static readonly Corpus Names = Corpus.FromLines(Corpus.GivenNames.Take(200));

    [Fact]
    public void ADatasetMakesItsFullBatchOnce()
    {
        ContextDataset alone = Data();
        float[] expected = ByExample(alone);
        for (int round = 0; round < Rounds; round++)
        {
            ContextDataset shared = Data();
            var batches = new Batch[Threads];
            float[][] actual = OnThreads(thread =>
            {
                batches[thread] = shared.FullBatch;
                return ByExample(shared);
            });
            Assert.All(batches, batch => Assert.Same(shared.FullBatch, batch));
            Assert.All(actual, values => Assert.Equal(expected, values));
        }
    }

    [Fact]
    public void ABatchIsReadByLayersOfAnyWidth()
    {
        int[] widths = [1, 2, 3];
        for (int round = 0; round < Rounds; round++)
        {
            ContextDataset shared = Data();
            TokenPlaces[][] places = OnThreads(thread => widths.Select(width => shared.FullBatch.Places(width)).ToArray());
            Assert.All(places, found => Assert.All(found.Zip(places[0]), pair => Assert.Same(pair.Second, pair.First)));
        }
    }

    [Fact]
    public void ADatasetIsShortenedAndReadByAnyThread()
    {
        ContextDataset shared = Data();
        ContextDataset shorter = Data(context: 2);
        int[][] expected = [.. Enumerable.Range(0, shorter.Count).Select(i => shorter.Context(i).ToArray())];
        Assert.All(
            OnThreads(thread => Enumerable.Range(0, shared.Count).Select(i => shared.Shortened(2).Context(i % 50).ToArray()).Take(500).ToArray()),
            contexts => Assert.Equal(Enumerable.Range(0, 500).Select(i => expected[i % 50]), contexts));
    }

    [Fact]
    public void AVocabularyOfWordsIsReadByAnyThread()
    {
        Corpus text = Corpus.FromLines(["The cat sat on the mat.", "A dog sat on the cat!", "the dog ran"]);
        var shared = Vocabulary.FromWords(text, size: 20, foldCase: true);
        string[] texts = [.. text, "a cow ran", "THE MAT"];
        int[][] expected = [.. texts.Select(shared.Encode)];
        string[] decoded = [.. expected.Select(numbers => shared.Decode(numbers))];
        Assert.All(
            OnThreads(thread => Enumerable.Range(0, Rounds).Select(_ => texts.Select(shared.Encode).ToArray()).ToArray()),
            rounds => Assert.All(rounds, numbers => Assert.Equal(expected, numbers)));
        Assert.All(
            OnThreads(thread => expected.Select(numbers => shared.Decode(numbers)).ToArray()),
            actual => Assert.Equal(decoded, actual));
    }

    [Fact]
    public void TheGivenNamesAreReadOnce()
    {
        Corpus[] corpora = OnThreads(thread => Corpus.GivenNames);
        Assert.All(corpora, corpus => Assert.Same(corpora[0], corpus));
        Assert.All(
            OnThreads(thread => corpora[0].Split(seed: 7).Dev.ToArray()),
            dev => Assert.Equal(corpora[0].Split(seed: 7).Dev, dev));
    }

    [Fact]
    public void VectorsAreReadByAnyThread()
    {
        string[] tokens = [.. Enumerable.Range(0, 50).Select(i => $"token{i}")];
        float[] numbers = [.. Enumerable.Range(0, 50 * 3).Select(i => (float)(i * 7919 % 101) - 50)];
        var shared = new TokenVectors(tokens, Tensor.Create(numbers, [50, 3]));
        Neighbor[][] expected = [.. tokens.Select(token => shared.Nearest(token).ToArray())];
        Assert.All(
            OnThreads(thread => tokens.Select(token => shared.Nearest(token).ToArray()).ToArray()),
            actual => Assert.Equal(expected, actual));
    }

    private static ContextDataset Data(int context = 3) => ContextDataset.Build(Names, Letters, context);

    /// <summary>Gives each example its own number of a pair.</summary>
    private static float[] ByExample(ContextDataset data) =>
        data.ByExample([.. Enumerable.Range(0, data.FullBatch.Pairs).Select(pair => (float)pair)]);

    private static T[] OnThreads<T>(Func<int, T> read)
    {
        var results = new T[Threads];
        ConcurrentThreads.Run([.. Enumerable.Range(0, Threads).Select(thread => (Action)(() => results[thread] = read(thread)))]);
        return results;
    }
}

using Makemore.Engine;

namespace Makemore.Tests.Engine;

public class MiniBatchTests
{
    private static readonly ContextDataset Data = ContextDataset.Build(
        Corpus.FromLines(["ab", "abba", "a", "b", "abab", "ba", "bbb", "a"]), Vocabulary.FromAlphabet("abc"), context: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void TheExamplesAreThoseThatTorchDraws(int size)
    {
        var batch = new MiniBatch(Data, size);
        var random = new TorchRandom(3);
        var again = new TorchRandom(3);
        for (int step = 0; step < 20; step++)
        {
            batch.Draw(random);
            int[] drawn = [.. Enumerable.Range(0, size).Select(_ => again.NextInt32(Data.Count))];

            Assert.Equal(size, batch.Examples);
            Assert.Equal(drawn.Select(Example).Order(), Enumerable.Range(0, batch.Rows).SelectMany(row => ExamplesOf(batch, row)).Order());
        }
    }

    /// <summary>What is computed for a context is computed once, however many of the examples have it.</summary>
    [Fact]
    public void ARowIsADistinctContextInTheOrderOfTheDraw()
    {
        var batch = new MiniBatch(Data, 30);
        var random = new TorchRandom(4);
        var again = new TorchRandom(4);
        for (int step = 0; step < 20; step++)
        {
            batch.Draw(random);
            string[] drawn = [.. Enumerable.Range(0, 30).Select(_ => Text(Data.Context(again.NextInt32(Data.Count))))];
            Assert.Equal(drawn.Distinct(), Enumerable.Range(0, batch.Rows).Select(row => Text(batch.ContextsOf(row, 1))));
            Assert.Equal(drawn.Distinct().Select(context => (float)drawn.Count(context.Equals)), batch.TotalsOf(0, batch.Rows).ToArray());
            Assert.InRange(batch.Rows, 2, 29);
        }
    }

    /// <summary>Of the batch as it is now, even where they were asked for at the first step.</summary>
    [Fact]
    public void ThePlacesOfItsTokensFollowTheDraw()
    {
        var batch = new MiniBatch(Data, 3);
        var random = new TorchRandom(5);
        for (int step = 0; step < 20; step++)
        {
            batch.Draw(random);
            TokenPlaces places = batch.Places(2);
            for (int p = 0; p < 2; p++)
                Assert.Equal(Enumerable.Range(0, batch.Rows).Select(row => batch.ContextsOf(row, 1)[p]).Distinct(), places.TokensAt(p).ToArray());
            Assert.Same(places, batch.Places(2));
            Assert.NotSame(places, batch.Places(1));
        }
    }

    /// <summary>The full batch has the same examples, each distinct context once.</summary>
    [Fact]
    public void TheFullBatchIsAllTheExamples()
    {
        Batch batch = Data.FullBatch;
        Assert.Equal((Data.Count, Data.DistinctContexts), (batch.Examples, batch.Rows));
        Assert.Equal(Enumerable.Range(0, Data.Count).Select(Example).Order(), Enumerable.Range(0, batch.Rows).SelectMany(row => ExamplesOf(batch, row)).Order());
    }

    private static string Example(int i) => Text(Data.Context(i)) + ">" + Data.Target(i);

    /// <summary>The row's examples, each as often as it is counted.</summary>
    private static IEnumerable<string> ExamplesOf(Batch batch, int row)
    {
        TargetCount[] targets = batch.TargetsOf(row, 1).ToArray();
        Assert.All(targets, target => Assert.Equal(row, target.Row));
        Assert.Equal(batch.TotalsOf(row, 1)[0], targets.Sum(target => target.Count));
        string context = Text(batch.ContextsOf(row, 1));
        return targets.SelectMany(target => Enumerable.Repeat($"{context}>{target.Token}", (int)target.Count));
    }

    private static string Text(ReadOnlySpan<int> context) => string.Join(' ', context.ToArray());
}

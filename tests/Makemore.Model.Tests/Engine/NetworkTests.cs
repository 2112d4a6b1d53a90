using Makemore.Engine;

namespace Makemore.Tests.Engine;

public sealed class NetworkTests
{
    private const int Letters = 60;

    private static readonly Vocabulary Alphabet = Vocabulary.FromAlphabet(string.Concat(Enumerable.Range('A', Letters).Select(letter => (char)letter)));

    /// <summary>
    /// The model has 610 parameters. With 1,018 contexts, one thread alone is faster. With 1,526 contexts, threads share
    /// only the sum of the gradients of 13 parts. With 1,933 contexts, they share the parts too.
    /// </summary>
    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1500, 1)]
    [InlineData(1900, 2)]
    public void ThreadsShareWhatIsLargeEnough(int pairs, int sharedRuns)
    {
        var data = ContextDataset.Build(Corpus.FromLines(Enumerable.Range(0, pairs).Select(Pair)), Alphabet, context: 2);
        using Reading<TestModel.Tile> reading = new TestModel(Alphabet).Read();
        reading.Network.Threads = 2;

        reading.Network.LearnFromEachTile(data.FullBatch, noise: null, labelSmoothing: 0, tile =>
        {
            double loss = TestModel.Loss(tile);
            tile.Backward();
            return loss;
        });

        Assert.Equal(sharedRuns, reading.Network.SharedRuns);
    }

    [Fact]
    public void ABatchThatIsTooLargeForBatchNormalizationIsRefused()
    {
        var data = ContextDataset.Build(Corpus.FromLines(["AB", "BA"]), Alphabet, context: 2);

        var exception = Assert.Throws<InsufficientMemoryException>(
            () => new TooLarge(new TestModel(Alphabet)).LearnFromEachTile(data.FullBatch, noise: null, labelSmoothing: 0, TestModel.Loss));

        Assert.Equal("Batch normalization takes all 5 contexts of a batch at once, and there is no room for them; use a smaller BatchSize or less data.", exception.Message);
    }

    /// <summary>A network with a batch normalization, whose tiles no array has room for.</summary>
    private sealed class TooLarge : Network<TestModel.Tile>
    {
        public TooLarge(TestModel model)
            : base(model) =>
            Add(new BatchNorm(Parameter("by"), Parameter("by"), Parameter("by"), Parameter("by")));

        protected override TestModel.Tile CreateTile(int rows) => throw new InsufficientMemoryException();
    }

    private static string Pair(int number) => $"{(char)('A' + number / Letters)}{(char)('A' + number % Letters)}";
}

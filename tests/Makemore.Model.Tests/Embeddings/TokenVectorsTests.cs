using System.Globalization;
using System.Numerics.Tensors;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests.Embeddings;

public sealed class TokenVectorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AreTheRowsOfE()
    {
        var vectors = TokenVectors.Of(new FakeModel(embed: 2, alphabet: "abc").Count());

        Assert.Equal([".", "a", "b", "c"], vectors.Tokens);
        Assert.Equal((4, 2), (vectors.Count, vectors.Dimensions));
        Assert.Equal([1, 2], vectors["."].ToArray());
        Assert.Equal([7, 8], vectors["c"].ToArray());
    }

    [Fact]
    public void AreACopy()
    {
        var model = new FakeModel(embed: 2, alphabet: "abc").Count();
        var vectors = TokenVectors.Of(model);

        model.Parameters["E"][0, 0] = 99;

        Assert.Equal([1, 2], vectors["."].ToArray());
    }

    [Fact]
    public void AModelWithoutEmbeddingsIsRefused()
    {
        var model = new FakeModel(alphabet: "abc", name: "Bare");
        ((IDictionary<string, Tensor<float>>)model.Parameters).Remove("E");
        Assert.Equal("Bare has no parameter E, the embeddings. (Parameter 'model')", Assert.Throws<ArgumentException>(() => TokenVectors.Of(model)).Message);
    }

    [Fact]
    public void TheNearestIsTheOneOfTheLikestDirectionWhateverItsLength()
    {
        TokenVectors vectors = Of(("east", [1, 0]), ("north", [0, 3]), ("west", [-2, 0]), ("far east", [100, 1]), ("north-east", [3, 3]));

        IReadOnlyList<Neighbor> nearest = vectors.Nearest("east");

        Assert.Equal(["far east", "north-east", "north", "west"], nearest.Select(neighbor => neighbor.Token));
        Assert.Equal(0.99995f, nearest[0].Similarity, 1e-5f);
        Assert.Equal(MathF.Sqrt(0.5f), nearest[1].Similarity, 1e-6f);
        Assert.Equal([0, -1], nearest.Skip(2).Select(neighbor => neighbor.Similarity));
        Assert.Equal(nearest.Take(2), vectors.Nearest("east", 2));
        Assert.Empty(vectors.Nearest("east", 0));
        Assert.Equal(
            "count is -1; it must be 0 or more. (Parameter 'count')",
            Assert.Throws<ArgumentOutOfRangeException>(() => vectors.Nearest("east", -1)).Message);
    }

    [Fact]
    public void AVectorOfZerosHasNoDirectionAndComesLast()
    {
        TokenVectors vectors = Of(("nothing", [0, 0]), ("east", [1, 0]), ("west", [-1, 0]));

        Assert.Equal(["west", "nothing"], vectors.Nearest("east").Select(neighbor => neighbor.Token));
        Assert.Equal(float.NaN, vectors.Nearest("east")[1].Similarity);
    }

    [Fact]
    public void AnUnknownTokenOfFewIsAnsweredByAll()
    {
        TokenVectors vectors = Of(("cat", [1]), ("dog", [2]));

        Assert.Equal(
            "'cow\uFFFD' is not one of the 2 tokens: cat dog",
            Assert.Throws<UnknownTokenException>(() => vectors.Nearest("cow\n")).Message);
        Assert.Throws<UnknownTokenException>(() => vectors["Cat"].Length);
    }

    [Theory]
    [InlineData("walkin", "'walkin' is not one of the 44 tokens; similar tokens are: walking, talking.")]
    [InlineData("WALKING", "'WALKING' is not one of the 44 tokens; similar tokens are: walking, talking.")]
    [InlineData("hte", "'hte' is not one of the 44 tokens; similar tokens are: the.")]
    [InlineData("thhe", "'thhe' is not one of the 44 tokens; similar tokens are: the.")]
    [InlineData("zebra", "'zebra' is not one of the 44 tokens, and no token has a similar spelling; the first tokens are <s> the walking talking word0 …")]
    public void AnUnknownTokenOfManyIsAnsweredByThoseSpelledLikeIt(string token, string message)
    {
        string[] tokens = ["<s>", "the", "walking", "talking", .. Enumerable.Range(0, 40).Select(i => $"word{i}")];
        var vectors = new TokenVectors(tokens, Tensor.Create(new float[tokens.Length], [tokens.Length, 1]));

        Assert.Equal(message, Assert.Throws<UnknownTokenException>(() => vectors.Nearest(token)).Message);
    }

    /// <summary>A comparison of two long words would need a table of their letters.</summary>
    [Theory]
    [InlineData(100, 140, 1, 0)]
    [InlineData(100, 133, 1, 1)]
    [InlineData(101, 101, 1, 0)]
    [InlineData(3, 100_000, 60, 0)]
    [InlineData(100_000, 3, 60, 0)]
    public void LongWordsAreNotCompared(int length, int lengthOfOthers, int others, int suggestions)
    {
        string[] words = [.. Enumerable.Repeat(new string('a', lengthOfOthers), others)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(suggestions, Spelling.Like(new string('a', length), words).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Fact]
    public void TokensAndRowsMustMatch()
    {
        Tensor<float> rows = Tensor.Create(new float[6], [3, 2]);

        Assert.StartsWith(
            "2 tokens need a tensor of 2 rows; this one is (3 × 2).",
            Assert.Throws<ArgumentException>(() => new TokenVectors(["a", "b"], rows)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TokenVectors(["a", "b"], Tensor.Create(new float[2], [2])));
        Assert.StartsWith(
            "The token 'a' occurs twice",
            Assert.Throws<ArgumentException>(() => new TokenVectors(["a", "b", "a"], rows)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AreSavedAsWord2VecWritesThem()
    {
        Of(("the", [1, -0.5f]), ("café", [1e-9f, 3.4e38f])).SaveWord2Vec(_folder["v.txt"]);

        Assert.Equal("2 2\nthe 1 -0.5\ncafé 1E-09 3.4E+38\n"u8.ToArray(), File.ReadAllBytes(_folder["v.txt"]));
    }

    [Fact]
    public void SavedNumbersAreReadBackExactlyInAnyCulture()
    {
        float[] numbers = [0.1f, 1 / 3f, float.Epsilon, -float.MaxValue, 16777217f];
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Of(("a", numbers)).SaveWord2Vec(_folder["v.txt"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        string line = File.ReadAllLines(_folder["v.txt"])[1];
        Assert.Equal(numbers, line.Split(' ')[1..].Select(number => float.Parse(number, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void WhiteSpaceInATokenIsRefusedAndTheOldFileStays()
    {
        _folder.Write("v.txt", "old"u8);

        var exception = Assert.Throws<InvalidOperationException>(() => Of(("a b", [1])).SaveWord2Vec(_folder["v.txt"]));

        Assert.Equal("The token 'a b' has white space in it, which is the separator of word2vec's text format.", exception.Message);
        Assert.Equal("old", File.ReadAllText(_folder["v.txt"]));
    }

    private static TokenVectors Of(params (string Token, float[] Vector)[] rows) =>
        new(
            [.. rows.Select(row => row.Token)],
            Tensor.Create([.. rows.SelectMany(row => row.Vector)], [rows.Length, rows[0].Vector.Length]));
}

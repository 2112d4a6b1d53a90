namespace Makemore.Tests.Random;

/// <summary>Against <c>random.seed(seed); random.shuffle(items)</c> in Python 3.11.</summary>
public sealed class PythonRandomTests
{
    [Theory]
    [InlineData(42, new[] { 7, 3, 2, 8, 5, 6, 9, 4, 0, 1 })]
    [InlineData(-42, new[] { 7, 3, 2, 8, 5, 6, 9, 4, 0, 1 })]
    [InlineData(0, new[] { 7, 8, 1, 5, 3, 4, 2, 0, 9, 6 })]
    [InlineData(int.MaxValue, new[] { 8, 7, 4, 0, 6, 9, 2, 3, 1, 5 })]
    [InlineData(int.MinValue, new[] { 3, 7, 1, 4, 8, 0, 9, 2, 6, 5 })]
    public void ShufflesAsPythonDoes(int seed, int[] expected)
    {
        int[] items = [.. Enumerable.Range(0, 10)];
        new PythonRandom(seed).Shuffle(items.AsSpan());
        Assert.Equal(expected, items);
    }

    [Fact]
    public void ShufflesManyAsPythonDoes()
    {
        int[] items = [.. Enumerable.Range(0, 1000)];
        new PythonRandom(42).Shuffle(items.AsSpan());
        Assert.Equal([776, 507, 895, 922, 33, 483, 85, 750, 354, 523], items[..10]);
        Assert.Equal(250_181_598, items.Select((item, i) => item * i).Sum());
    }

    [Fact]
    public void OneItemOrNoneNeedsNoDraw()
    {
        var random = new PythonRandom(42);
        random.Shuffle(Span<int>.Empty);
        random.Shuffle<int>([1]);
        int[] items = [.. Enumerable.Range(0, 10)];
        random.Shuffle(items.AsSpan());
        Assert.Equal([7, 3, 2, 8, 5, 6, 9, 4, 0, 1], items);
    }
}

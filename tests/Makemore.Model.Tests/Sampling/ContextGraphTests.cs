using Makemore.Engine;

namespace Makemore.Tests.Sampling;

public sealed class ContextGraphTests
{
    private const int Words = 20_000;

    [Fact]
    public void AContextSlidesAlong()
    {
        var graph = new ContextGraph(contextLength: 2, vocabularySize: 5);
        int node = graph.Start();
        Assert.Equal([0, 0], Context(graph, node));
        node = graph.Next(node, 3);
        Assert.Equal([0, 3], Context(graph, node));
        node = graph.Next(node, 4);
        Assert.Equal([3, 4], Context(graph, node));
        Assert.Equal(node, graph.Next(graph.Next(graph.Start(), 3), 4));
    }

    /// <summary>A row for every context of this text would be 400 MB.</summary>
    [Fact]
    public void MemoryIsBoundedForManyWordsAndALongText()
    {
        const int Length = 2500;
        var graph = new ContextGraph(contextLength: 2, Words);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int node = graph.Start();
        for (int token = 1; token < Length; token++)
        {
            node = graph.Next(node, token);
            Assert.Equal([token - 1, token], Context(graph, node));
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    /// <summary>With so many tokens, there is room for two contexts. Some of the texts end when both are taken.</summary>
    [Fact]
    public void ATextBeginsWhereNoFurtherContextHasRoom()
    {
        const int Tokens = 1 << 21;
        var graph = new ContextGraph(contextLength: 1, Tokens);
        int first = 1;
        for (int length = 0; length < 6; length++)
        {
            int node = graph.Start();
            Assert.Equal([0], Context(graph, node));
            for (int i = 0; i < length; i++)
                node = graph.Next(node, first++);
        }
    }

    [Fact]
    public void AContextIsNewUntilItsSumsAreFilledIn()
    {
        var graph = new ContextGraph(contextLength: 1, vocabularySize: 3);
        int node = graph.Start();
        Assert.True(graph.IsNew(node));
        ((ReadOnlySpan<float>)[1, 2, 3]).CopyTo(graph.Sums(node));
        Assert.False(graph.IsNew(node));
        Assert.True(graph.IsNew(graph.Next(node, 1)));
        Assert.False(graph.IsNew(graph.Start()));
    }

    private static int[] Context(ContextGraph graph, int node) => graph.Context(node).ToArray();
}

using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class ContextTableTests
{
    public static PropertyOf<int[][]> NumbersContextsInOrder { get; } = new(
        Gen.Int[0, 30].Array[2].Array[0, 3_000],
        contexts =>
        {
            var table = new ContextTable(2);
            var expected = new Dictionary<(int, int), int>();
            foreach (int[] context in contexts)
            {
                Assert.Equal(expected.GetValueOrDefault((context[0], context[1]), -1), table.Find(context));
                expected.TryAdd((context[0], context[1]), expected.Count);
                Assert.Equal(expected[(context[0], context[1])], table.IndexOf(context));
            }
            Assert.Equal(expected.Count, table.Count);
            Assert.Equal(expected.OrderBy(pair => pair.Value).SelectMany(pair => new[] { pair.Key.Item1, pair.Key.Item2 }), table.ToArray());
        });

    [Fact]
    public void NumbersContextsInTheOrderTheyAreMet() => NumbersContextsInOrder.Holds(seed: "0008NkpJdw51", cases: 100);

    [Fact]
    public void GrowsWithItsContexts()
    {
        var table = new ContextTable(1);
        for (int i = 0; i < 100_000; i++)
            Assert.Equal(i, table.IndexOf([i]));
        for (int i = 0; i < 100_000; i++)
            Assert.Equal(i, table.IndexOf([i]));
    }

    [Fact]
    public void ForgetsAll()
    {
        var table = new ContextTable(1);
        table.IndexOf([7]);
        table.Clear();
        Assert.Equal(0, table.IndexOf([8]));
        Assert.Equal(1, table.IndexOf([7]));
    }
}

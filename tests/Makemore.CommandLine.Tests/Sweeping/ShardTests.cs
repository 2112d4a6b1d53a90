using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class ShardTests
{
    [Fact]
    public void ThePartsHoldEveryPieceOfWorkOnceAndDifferByOneAtMost()
    {
        for (int pieces = 0; pieces <= 100; pieces++)
        {
            for (int count = 1; count <= 20; count++)
            {
                int[] work = [.. Enumerable.Range(0, pieces)];
                int[][] parts = [.. Enumerable.Range(1, count).Select(number => new Shard(number, count).Of(work).ToArray())];

                Assert.Equal(work, parts.SelectMany(part => part).Order());
                Assert.InRange(parts.Max(part => part.Length) - parts.Min(part => part.Length), 0, 1);
            }
        }
    }

    [Fact]
    public void APartIsAlwaysTheSame() =>
        Assert.Equal(["b", "e"], new Shard(2, 3).Of(["a", "b", "c", "d", "e"]));
}

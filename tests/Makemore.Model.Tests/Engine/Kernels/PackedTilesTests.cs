using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>The memory of the copies does not grow with the number of threads that have made one.</summary>
public sealed class PackedTilesTests
{
    [Fact]
    public void ANewThreadAllocatesNothing()
    {
        // While a test on another thread has a copy, a new one is made. The least of many threads has none.
        Assert.Equal(0, Enumerable.Range(0, 50).Min(_ => AllocatedOnANewThread()));
    }

    private static long AllocatedOnANewThread()
    {
        long allocated = 0;
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            PackedTiles.Pool.Return(PackedTiles.Pool.Rent());
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return allocated;
    }
}

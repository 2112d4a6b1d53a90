namespace Makemore.Testing;

/// <summary>Checks that a reader allocates no more than its documentation says.</summary>
public static class AllocationLimit
{
    private const int Constant = 1 << 20;

    /// <summary>Runs a reader. Everything that it allocates counts, which is more than is in use at any time.</summary>
    /// <param name="multiple">How many bytes it may allocate for each byte of the file.</param>
    /// <param name="length">The length of the file.</param>
    /// <param name="read">Reads the file.</param>
    public static void Check(int multiple, long length, Action read)
    {
        ArgumentNullException.ThrowIfNull(read);
        long before = GC.GetAllocatedBytesForCurrentThread();
        read();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > multiple * length + Constant)
            throw new InvalidOperationException($"{allocated} bytes for a file of {length} bytes: {(double)allocated / length:0.0} for each byte.");
    }
}

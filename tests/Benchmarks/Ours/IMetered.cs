namespace Makemore.Benchmarks.Ours;

/// <summary>Work whose managed allocations can be told.</summary>
internal interface IMetered
{
    /// <summary>The bytes that doing the work one more time allocates, once it has been done.</summary>
    double AllocatedBytes();
}

namespace Makemore.Benchmarks.Ours;

/// <summary>Work whose managed allocations can be measured.</summary>
internal interface IMetered
{
    /// <summary>The bytes that one more run of the work allocates, after a first run.</summary>
    double AllocatedBytes();
}

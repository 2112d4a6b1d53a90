namespace Makemore.Benchmarks.Racing;

/// <summary>Work whose time is measured.</summary>
internal interface IWork
{
    /// <summary>Does the work this many times.</summary>
    void Run(int times);
}

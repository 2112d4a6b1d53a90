namespace Makemore.Benchmarks.Racing;

/// <summary>Something whose time is taken.</summary>
internal interface IWork
{
    /// <summary>Does the work a number of times.</summary>
    void Run(int times);
}

namespace Makemore.Benchmarks.Racing;

/// <summary>One of two implementations of the same work that are timed against each other.</summary>
internal interface IContender : IWork, IDisposable
{
    /// <summary>The name of the implementation in a report.</summary>
    string Name { get; }

    /// <summary>
    /// Does a part of the work and returns a loss. If two contenders do the same work, their losses agree. This method
    /// is called before all others.
    /// </summary>
    float Check();
}

namespace Makemore.Benchmarks.Racing;

/// <summary>One of those that do the same work and are timed against each other.</summary>
internal interface IContender : IWork, IDisposable
{
    /// <summary>What it is, for a report.</summary>
    string Name { get; }

    /// <summary>
    /// Does a little of the work, and tells a loss that shows it: contenders that do the same work agree on it. Asked
    /// before anything else.
    /// </summary>
    float Check();
}

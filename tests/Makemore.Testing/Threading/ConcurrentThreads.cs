using System.Collections.Concurrent;

namespace Makemore.Testing;

/// <summary>Runs code on several threads at the same time.</summary>
public static class ConcurrentThreads
{
    /// <summary>Starts the threads, lets them begin at the same time, and waits for all of them. Exceptions are passed to the caller.</summary>
    /// <param name="bodies">What each thread does.</param>
    public static void Run(params IReadOnlyList<Action> bodies)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        using var barrier = new Barrier(bodies.Count);
        Thread[] threads = [.. bodies.Select(body => new Thread(() => Guarded(body)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        if (!exceptions.IsEmpty)
            throw new AggregateException(exceptions);

        // An unhandled exception in a thread would end the process.
        void Guarded(Action body)
        {
            barrier.SignalAndWait();
            try
            {
                body();
            }
            catch (Exception exception)
            {
                exceptions.Enqueue(exception);
            }
        }
    }
}

namespace Makemore.Engine;

/// <summary>
/// Threads that share out the parts of a piece of work. Which thread takes which part is left to chance; what a part
/// does is not, so that the result is the same for any number of threads.
/// </summary>
internal sealed class Team : IThreadPoolWorkItem
{
    /// <summary>No part has this number or a later one: whoever comes late finds nothing left.</summary>
    private const int Closed = int.MaxValue / 2;

    private Action<int> _body = static _ => { };
    private int _parts;
    private int _next = Closed;
    private int _done;

    /// <summary>Runs a body for every part, on the calling thread and as many others as are asked for.</summary>
    /// <param name="threads">How many threads there are, the caller's among them.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="body">Does a part.</param>
    public void Run(int threads, int parts, Action<int> body)
    {
        int helpers = Math.Min(threads, parts) - 1;
        if (helpers < 1)
        {
            for (int part = 0; part < parts; part++)
                body(part);
            return;
        }

        _body = body;
        _parts = parts;
        _done = 0;
        Volatile.Write(ref _next, -1);
        for (int i = 0; i < helpers; i++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

        TakeParts();
        var wait = new SpinWait();
        while (Volatile.Read(ref _done) < parts)
            wait.SpinOnce();
        Volatile.Write(ref _next, Closed);
    }

    void IThreadPoolWorkItem.Execute() => TakeParts();

    private void TakeParts()
    {
        for (int part = Interlocked.Increment(ref _next); part < _parts; part = Interlocked.Increment(ref _next))
        {
            _body(part);
            Interlocked.Increment(ref _done);
        }
    }
}

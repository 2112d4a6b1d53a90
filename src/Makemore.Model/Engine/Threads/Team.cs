namespace Makemore.Engine;

/// <summary>
/// Threads that share out the parts of a piece of work. Which thread takes which part is left to chance; what a part
/// does is not, so that the result is the same for any number of threads.
/// </summary>
internal sealed class Team : IThreadPoolWorkItem
{
    private Action<int> _body = static _ => { };
    private int _parts;

    /// <summary>How many parts nobody has taken; below 0 once somebody has come late. Who takes one keeps the run from ending until it is done.</summary>
    private int _left;

    private int _done;
    private bool _isBusy;

    /// <summary>How many threads may work, the caller's among them.</summary>
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>Runs a body for every part. Within a part, it runs on that part's thread alone.</summary>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="body">Does a part; kept by the caller, so that nothing is allocated.</param>
    public void Run(int parts, Action<int> body)
    {
        if (Threads == 1 || parts == 1 || _isBusy)
        {
            for (int part = 0; part < parts; part++)
                body(part);
            return;
        }

        _isBusy = true;
        _body = body;
        _parts = parts;
        _done = 0;
        Volatile.Write(ref _left, parts);
        for (int i = 1; i < Math.Min(Threads, parts); i++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

        TakeParts();
        var wait = new SpinWait();
        while (Volatile.Read(ref _done) < parts)
            wait.SpinOnce(sleep1Threshold: -1);
        _isBusy = false;
    }

    void IThreadPoolWorkItem.Execute() => TakeParts();

    private void TakeParts()
    {
        for (int left = Interlocked.Decrement(ref _left); left >= 0; left = Interlocked.Decrement(ref _left))
        {
            _body(_parts - 1 - left);
            Interlocked.Increment(ref _done);
        }
    }
}

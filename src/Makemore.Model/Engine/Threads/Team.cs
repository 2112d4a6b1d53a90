using System.Runtime.ExceptionServices;

namespace Makemore.Engine;

/// <summary>
/// Threads that share the parts of one piece of work. Which thread takes a part may vary. What the part computes does
/// not vary, so the result is the same for any number of threads. A team serves one caller at a time.
/// </summary>
internal sealed class Team : IThreadPoolWorkItem
{
    private Action<int> _body = static _ => { };
    private int _parts;

    /// <summary>
    /// How many parts no thread has taken. A thread that comes late finds 0 or less and takes none. A thread that takes a
    /// part delays the end of the run until the part is done.
    /// </summary>
    private int _left;

    private int _done;
    private bool _isBusy;

    /// <summary>The first exception that a part of the current run threw.</summary>
    private ExceptionDispatchInfo? _fault;

    /// <summary>How many threads may work, the caller's among them.</summary>
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>How many runs threads have shared.</summary>
    public int SharedRuns { get; private set; }

    /// <summary>
    /// Runs a body for every part. If a part itself calls this method, that work runs on the part's thread alone.
    /// </summary>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="body">Computes a part. The caller keeps the delegate, so that a run allocates nothing.</param>
    /// <param name="isShared">
    /// Whether threads share the parts. If the work is small, one thread is faster: it needs no synchronization, and the
    /// numbers stay in the caches of its processor core.
    /// </param>
    /// <remarks>
    /// If a part throws an exception, the caller receives it after every part that has begun has ended. The other parts
    /// do not begin.
    /// </remarks>
    public void Run(int parts, Action<int> body, bool isShared = true)
    {
        if (!isShared || Threads == 1 || parts == 1 || _isBusy)
        {
            for (int part = 0; part < parts; part++)
                body(part);
            return;
        }

        SharedRuns++;
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
        Interlocked.Exchange(ref _fault, null)?.Throw();
    }

    void IThreadPoolWorkItem.Execute() => TakeParts();

    private void TakeParts()
    {
        for (int left = Interlocked.Decrement(ref _left); left >= 0; left = Interlocked.Decrement(ref _left))
        {
            try
            {
                if (_fault is null)
                    _body(_parts - 1 - left);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(exception), null);
            }
            Interlocked.Increment(ref _done);
        }
    }
}

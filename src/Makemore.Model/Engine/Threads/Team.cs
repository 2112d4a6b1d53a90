using System.Runtime.ExceptionServices;

namespace Makemore.Engine;

/// <summary>
/// Threads that share the parts of one piece of work. Which thread takes a part may vary. What the part computes does
/// not vary, so the result is the same for any number of threads. A team serves one caller at a time.
/// </summary>
internal sealed class Team : IThreadPoolWorkItem
{
    private Action<int> _body = static _ => { };

    /// <summary>
    /// The parts that no thread has taken: the first of them in the lower half, and the one after the last of them in the
    /// upper half. A thread that comes late finds none. A thread that takes a part delays the end of the run until the
    /// part is done.
    /// </summary>
    private long _left;

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
        _done = 0;
        Volatile.Write(ref _left, PartsBetween(0, parts));
        for (int i = 1; i < Math.Min(Threads, parts); i++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

        TakeParts(fromFirst: true);
        var wait = new SpinWait();
        while (Volatile.Read(ref _done) < parts)
            wait.SpinOnce(sleep1Threshold: -1);
        _isBusy = false;
        Interlocked.Exchange(ref _fault, null)?.Throw();
    }

    void IThreadPoolWorkItem.Execute() => TakeParts(fromFirst: false);

    /// <summary>
    /// Takes parts until there are none. The caller's thread begins with the first part and the others with the last, so
    /// a thread gets about the same parts in every run, and their numbers stay in the caches of its processor core.
    /// </summary>
    private void TakeParts(bool fromFirst)
    {
        while (TryTake(fromFirst, out int part))
        {
            try
            {
                if (_fault is null)
                    _body(part);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(exception), null);
            }
            Interlocked.Increment(ref _done);
        }
    }

    private bool TryTake(bool fromFirst, out int part)
    {
        long left = Volatile.Read(ref _left);
        while (true)
        {
            (int first, int end) = ((int)left, (int)(left >> 32));
            part = fromFirst ? first : end - 1;
            if (first >= end)
                return false;
            long rest = fromFirst ? PartsBetween(first + 1, end) : PartsBetween(first, end - 1);
            long seen = Interlocked.CompareExchange(ref _left, rest, left);
            if (seen == left)
                return true;
            left = seen;
        }
    }

    private static long PartsBetween(int first, int end) => (long)end << 32 | (uint)first;
}

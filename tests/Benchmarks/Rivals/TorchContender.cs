using System.Diagnostics;
using Makemore.Benchmarks.Racing;
using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>Work that is written in TorchSharp.</summary>
/// <param name="threads">The number of threads; null for all cores or one core, whichever is faster.</param>
internal abstract class TorchContender(int? threads = null) : IContender
{
    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(0.3);

    private int? _threads = threads;

    public string Name => _threads is { } threads ? $"{Form}, {threads} thread{(threads == 1 ? "" : "s")}" : Form;

    /// <summary>The form of the work, for a report.</summary>
    protected abstract string Form { get; }

    public abstract float Check();

    public void Run(int times)
    {
        _threads ??= FastestThreads();
        set_num_threads(_threads.Value);
        Repeat(times);
    }

    public abstract void Dispose();

    /// <summary>Does the work once. The caller frees the tensors that it creates.</summary>
    protected abstract void Work();

    private void Repeat(int times)
    {
        for (int i = 0; i < times; i++)
        {
            using var scope = NewDisposeScope();
            Work();
        }
    }

    private int FastestThreads() =>
        new[] { 1, Environment.ProcessorCount }.Distinct().MinBy(SecondsWith);

    private double SecondsWith(int threads)
    {
        set_num_threads(threads);
        Repeat(1);
        long started = Stopwatch.GetTimestamp();
        int times = 0;
        while (Stopwatch.GetElapsedTime(started) < Trial)
        {
            Repeat(1);
            times++;
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds / times;
    }
}

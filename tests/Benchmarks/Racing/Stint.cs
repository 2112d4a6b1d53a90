using System.Diagnostics;

namespace Makemore.Benchmarks.Racing;

/// <summary>Some work, and the number of times that it runs in one measurement.</summary>
internal sealed class Stint
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.25);

    /// <summary>
    /// The pause before a measurement. It is longer than the time for which the threads of libtorch actively wait for
    /// more work. Without it, they would occupy a core during the next measurement.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(30);

    private readonly IWork _work;
    private readonly int _times;

    /// <summary>Warms up the work until its code is optimized, and measures how long it takes.</summary>
    public Stint(IWork work)
    {
        _work = work;
        long started = Stopwatch.GetTimestamp();
        int times = 1;
        double seconds = Time(times);
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            times = Math.Max(1, (int)Math.Min(Length.TotalSeconds / 4 / seconds, times * 2.0));
            seconds = Time(times);
        }
        _times = Math.Max(1, (int)(Length.TotalSeconds / seconds));
    }

    /// <summary>Runs the work after a pause.</summary>
    /// <returns>The time of one run of the work, in seconds.</returns>
    public double Run()
    {
        Thread.Sleep(Rest);
        return Time(_times);
    }

    private double Time(int times)
    {
        long started = Stopwatch.GetTimestamp();
        _work.Run(times);
        return Stopwatch.GetElapsedTime(started).TotalSeconds / times;
    }
}

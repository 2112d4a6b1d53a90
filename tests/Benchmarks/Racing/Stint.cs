using System.Diagnostics;

namespace Makemore.Benchmarks.Racing;

/// <summary>Some work, and how often it is done between two looks at the clock.</summary>
internal sealed class Stint
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.25);

    /// <summary>Longer than the threads of libtorch wait, spinning, for more work: they would take a core from who comes next.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(30);

    private readonly IWork _work;
    private readonly int _times;

    /// <summary>Warms the work up until its code has been compiled well, and learns how long it takes.</summary>
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

    /// <summary>Does the work, after a rest.</summary>
    /// <returns>The seconds that doing it one time took.</returns>
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

using System.Diagnostics;
using System.Globalization;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Rows;

namespace Makemore.Benchmarks.Processes;

/// <summary>Runs one side of a race in a separate process of this program, to measure its peak memory.</summary>
internal static class AloneProcess
{
    /// <summary>The command with which the child process is started.</summary>
    public const string Command = "alone";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.5);

    /// <summary>The peak memory, in bytes, of a process that runs only one side.</summary>
    public static long PeakMemory(IRow row, Side side, BenchmarkCorpus corpus)
    {
        string[] data = corpus.Path is null ? [] : ["--data", corpus.Path];
        string output = ChildProcess.Output(
            typeof(AloneProcess).Assembly.Location, [Command, row.Name, side.ToString(), .. data]);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>Runs in the child process.</summary>
    public static void Run(IContender contender)
    {
        long started = Stopwatch.GetTimestamp();
        for (int times = 1; Stopwatch.GetElapsedTime(started) < Duration; times *= 2)
            contender.Run(times);
        using var self = Process.GetCurrentProcess();
        Console.Write(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }
}

using System.Diagnostics;
using System.Globalization;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Rows;

namespace Makemore.Benchmarks.Processes;

/// <summary>This program once more, with one side of a race alone: so its peak memory is known.</summary>
internal static class AloneProcess
{
    /// <summary>The command that the child process is started with.</summary>
    public const string Command = "alone";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.5);

    /// <summary>The whole process's peak memory in bytes, when it does one side's work and nothing else.</summary>
    public static long PeakMemory(IRow row, Side side, BenchmarkCorpus corpus)
    {
        string[] data = corpus.Path is null ? [] : ["--data", corpus.Path];
        string output = ChildProcess.Output(
            typeof(AloneProcess).Assembly.Location, [Command, row.Name, side.ToString(), .. data]);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>What the child process does.</summary>
    public static void Run(IContender contender)
    {
        long started = Stopwatch.GetTimestamp();
        for (int times = 1; Stopwatch.GetElapsedTime(started) < Duration; times *= 2)
            contender.Run(times);
        using var self = Process.GetCurrentProcess();
        Console.Write(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }
}

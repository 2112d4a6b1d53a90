using System.Diagnostics;
using System.Reflection;
using Makemore.Testing;

namespace Makemore.Benchmarks.Processes;

/// <summary>Runs the built sample program without any arguments except its data.</summary>
internal static class MainJob
{
    private const string FirstLossLine = "step 0: loss";

    private static string Dll => Path.Combine(
        SharedFiles.RepositoryRoot,
        "src/Samples/Names/bin",
        typeof(MainJob).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        "net10.0/Names.dll");

    /// <summary>The time in seconds from the start of the process to its first loss line.</summary>
    public static double SecondsToFirstLoss(BenchmarkCorpus corpus)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Start(corpus);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith(FirstLossLine, StringComparison.Ordinal))
                continue;
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            process.Kill();
            process.WaitForExit();
            return seconds;
        }
        throw new InvalidOperationException($"{Dll} printed no line that begins with '{FirstLossLine}'.");
    }

    /// <summary>The peak memory, in bytes, of the whole process from its start to its end.</summary>
    public static long PeakMemory(BenchmarkCorpus corpus)
    {
        using Process process = Start(corpus);
        long peak = 0;
        while (process.StandardOutput.ReadLine() is not null)
            peak = Math.Max(peak, PeakMemory(process));
        ChildProcess.ThrowUnlessSucceeded(process);
        return peak;
    }

    private static Process Start(BenchmarkCorpus corpus) =>
        ChildProcess.Start(Dll, corpus.Path is null ? [] : ["--data", corpus.Path]);

    private static long PeakMemory(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException) when (process.HasExited)
        {
            // The process has ended. The peak was read after an earlier line.
            return 0;
        }
    }
}

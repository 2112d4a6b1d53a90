using System.Diagnostics;
using System.Reflection;
using Makemore.Testing;

namespace Makemore.Benchmarks.Processes;

/// <summary>Runs the built sample program without any arguments except its data.</summary>
internal static class MainJob
{
    private const string FirstLossLine = "step 0: loss";

    private const string Project = "src/Samples/Names";

    private static string Configuration => typeof(MainJob).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Dll => Path.Combine(SharedFiles.RepositoryRoot, Project, "bin", Configuration, "net10.0/Names.dll");

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
        throw new MeasurementException($"{Dll} printed no line that begins with '{FirstLossLine}'.");
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

    private static Process Start(BenchmarkCorpus corpus) => File.Exists(Dll)
        ? ChildProcess.Start(Dll, corpus.Path is null ? [] : ["--data", corpus.Path])
        : throw new MeasurementException($"There is no {Dll}; build it with 'dotnet build -c {Configuration} {Project}'.");

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

using System.Diagnostics;
using System.Text.Json;
using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Processes;
using Makemore.Testing;

namespace Makemore.Benchmarks.Scaling;

/// <summary>
/// The measurements of a corpus of millions of names. A separate process loads the corpus and trains on it.
/// </summary>
/// <param name="TextBytes">The size of the file in bytes.</param>
/// <param name="Names">The number of names.</param>
/// <param name="Examples">The number of examples.</param>
/// <param name="DistinctContexts">The number of distinct contexts.</param>
/// <param name="LoadSeconds">The time to read the file, in seconds.</param>
/// <param name="BuildSeconds">The time to build the examples, in seconds.</param>
/// <param name="StepSeconds">The time of a training step, in seconds.</param>
/// <param name="PeakMemory">The peak memory of the process, in bytes.</param>
internal sealed record LargeCorpus(
    long TextBytes,
    int Names,
    int Examples,
    int DistinctContexts,
    double LoadSeconds,
    double BuildSeconds,
    double StepSeconds,
    long PeakMemory)
{
    /// <summary>The command with which the child process is started.</summary>
    public const string Command = "large-corpus";

    private const int Steps = 20;

    /// <summary>Writes a file of sampled names, and measures a process that reads it.</summary>
    public static LargeCorpus Measure(BenchmarkCorpus corpus, int names)
    {
        using var folder = new TemporaryFolder();
        string file = folder["names.txt"];
        File.WriteAllLines(file, SampledNames.From(TrainedModel.On(corpus)).Take(names));
        string output = ChildProcess.Output(typeof(LargeCorpus).Assembly.Location, [Command, file]);
        return JsonSerializer.Deserialize<LargeCorpus>(output)!;
    }

    /// <summary>Runs in the child process.</summary>
    public static void Run(string file)
    {
        long started = Stopwatch.GetTimestamp();
        Corpus names = Corpus.Load(file);
        double loadSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        started = Stopwatch.GetTimestamp();
        var data = ContextDataset.Build(names, NotebookModel.Vocabulary, NotebookModel.ContextLength);
        double buildSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        TrainingResult training = new NotebookModel().Train(data, new TrainingOptions { Steps = Steps });
        using var self = Process.GetCurrentProcess();
        Console.Write(JsonSerializer.Serialize(new LargeCorpus(
            new FileInfo(file).Length,
            names.Count,
            data.Count,
            data.DistinctContexts,
            loadSeconds,
            buildSeconds,
            training.Elapsed.TotalSeconds / Steps,
            self.PeakWorkingSet64)));
    }
}

using System.Diagnostics;
using System.Text.Json;
using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Processes;
using Makemore.Testing;

namespace Makemore.Benchmarks.Scaling;

/// <summary>A corpus of millions of names, loaded and trained on in a process of its own.</summary>
/// <param name="TextBytes">The size of its file.</param>
/// <param name="Names">How many names it has.</param>
/// <param name="Examples">How many examples they make.</param>
/// <param name="DistinctContexts">How many different contexts those have.</param>
/// <param name="LoadSeconds">How long it took to read the file.</param>
/// <param name="BuildSeconds">How long it took to make the examples.</param>
/// <param name="StepSeconds">How long a training step took.</param>
/// <param name="PeakMemory">The process's peak memory in bytes.</param>
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
    /// <summary>The command that the child process is started with.</summary>
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

    /// <summary>What the child process does.</summary>
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

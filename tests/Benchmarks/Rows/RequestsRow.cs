using System.Diagnostics;
using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Testing;

namespace Makemore.Benchmarks.Rows;

/// <summary>
/// Measures the work of a web service. Each request samples one name, and several threads share the model.
/// </summary>
internal sealed class RequestsRow : IRow
{
    private const int Requests = 4_000;
    private const int Rounds = 9;

    public string Name => "requests";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        NotebookModel model = TrainedModel.On(corpus);
        int threads = Environment.ProcessorCount;
        PerSecond(model, threads);
        (double One, double All)[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => (PerSecond(model, 1), PerSecond(model, threads)))];
        double one = Statistics.Median(rounds.Select(round => round.One)), all = Statistics.Median(rounds.Select(round => round.All));
        yield return new Line("requests for one name each, one thread", $"{one:N0} a second");
        yield return new Line($"requests for one name each, {threads} threads on one model", $"{all:N0} a second")
        {
            Ratio = Quantity.Times(all / one),
            Goal = "more than one thread",
        };
    }

    private static double PerSecond(NotebookModel model, int threads)
    {
        long started = Stopwatch.GetTimestamp();
        ConcurrentThreads.Run([.. Enumerable.Range(0, threads).Select(thread => (Action)(() =>
        {
            for (int request = 0; request < Requests / threads; request++)
                model.Sample(1, new SamplingOptions { Seed = thread * Requests + request });
        }))]);
        return Requests / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

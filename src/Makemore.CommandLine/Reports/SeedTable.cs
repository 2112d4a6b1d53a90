using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the losses of a model for several seeds, in nats, and the perplexity on the test part, with their means and standard deviations.</summary>
internal static class SeedTable
{
    public static void Write(IAnsiConsole screen, IReadOnlyList<(int Seed, Losses Losses)> runs)
    {
        Statistic train = Over(runs, losses => losses.Train);
        Statistic dev = Over(runs, losses => losses.Dev);
        Statistic test = Over(runs, losses => losses.Test);
        Statistic perplexity = Over(runs, losses => Math.Exp(losses.Test));
        screen.WriteLine();
        WriteRow(screen, "seed", "train", "dev", "test", "perplexity");
        foreach ((int seed, Losses losses) in runs)
            WriteRow(screen, $"{seed}", Nats(losses.Train), Nats(losses.Dev), Nats(losses.Test), Perplexity(Math.Exp(losses.Test)));
        WriteRow(screen, "mean", Nats(train.Mean), Nats(dev.Mean), Nats(test.Mean), Perplexity(perplexity.Mean));
        if (runs.Count > 1)
            WriteRow(screen, "spread", Nats(train.Spread), Nats(dev.Spread), Nats(test.Spread), Perplexity(perplexity.Spread));
    }

    private static Statistic Over(IReadOnlyList<(int Seed, Losses Losses)> runs, Func<Losses, double> part) =>
        Statistic.Of([.. runs.Select(run => part(run.Losses))]);

    private static string Nats(double? loss) => $"{loss:0.0000}";

    private static string Perplexity(double? perplexity) => $"{perplexity:0.00}";

    private static void WriteRow(IAnsiConsole screen, string seed, string train, string dev, string test, string perplexity) =>
        screen.WriteLine($"{seed,-11} {train,9} {dev,9} {test,9} {perplexity,12}");
}

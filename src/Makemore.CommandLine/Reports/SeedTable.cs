using Makemore.CommandLine.Reports.Layout;
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
        var table = new TextTable(
            new TextColumn("seed", IsText: true),
            new TextColumn("train", Drop: 1),
            new TextColumn("dev"),
            new TextColumn("test"),
            new TextColumn("perplexity", Drop: 2));
        foreach ((int seed, Losses losses) in runs)
            table.Add($"{seed}", Nats(losses.Train), Nats(losses.Dev), Nats(losses.Test), Perplexity.Of(losses.Test));
        table.Add("mean", Nats(train.Mean), Nats(dev.Mean), Nats(test.Mean), Perplexity.Text(perplexity.Mean));
        if (runs.Count > 1)
            table.Add("spread", Nats(train.Spread), Nats(dev.Spread), Nats(test.Spread), Perplexity.Text(perplexity.Spread));
        screen.Write(table);
    }

    private static Statistic Over(IReadOnlyList<(int Seed, Losses Losses)> runs, Func<Losses, double> part) =>
        Statistic.Of([.. runs.Select(run => part(run.Losses))]);

    private static string Nats(double? loss) => $"{loss:0.0000}";
}

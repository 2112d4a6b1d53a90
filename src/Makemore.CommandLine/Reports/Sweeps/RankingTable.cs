using Makemore.CommandLine.Sweeping;
using Spectre.Console;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Creates a table of the finished trainings of a sweep, ranked by dev loss. The perplexity is computed on the test part.</summary>
internal static class RankingTable
{
    /// <summary>How many characters of the generated names are shown.</summary>
    private const int NamesShown = 48;

    public static Table Of(IEnumerable<TrialResult> results, int rows = int.MaxValue)
    {
        Table table = new Table { Border = TableBorder.Simple }
            .AddColumns("", "model", "seed", "parameters", "train", "dev", "test", "perplexity", "seconds", "names");
        foreach ((int index, TableColumn column) in table.Columns.Index())
        {
            // On a narrow screen only the text columns wrap.
            bool isText = index is 1 or 9;
            column.NoWrap = !isText;
            column.Alignment = isText ? Justify.Left : Justify.Right;
        }
        int rank = 0;
        foreach (TrialResult result in TrialResult.Ranked(results).Take(rows))
            table.AddRow(Array.ConvertAll(Row(++rank, result), cell => new Text(cell)));
        return table;
    }

    private static string[] Row(int rank, TrialResult result) =>
    [
        $"{rank}",
        result.Trial.Model,
        $"{result.Trial.Seed}",
        $"{result.Trial.Parameters:N0}",
        Nats(result.Losses?.Train),
        Nats(result.Losses?.Dev),
        Nats(result.Losses?.Test),
        result.Losses is { } losses ? $"{MathF.Exp(losses.Test):0.00}" : "",
        $"{result.Duration.TotalSeconds:0.0}",
        result.Losses is null ? $"diverged at step {result.Steps}" : Shortened(result.NamesInLine),
    ];

    private static string Shortened(string names) =>
        names.Length > NamesShown ? $"{names[..NamesShown]}…" : names;

    private static string Nats(float? loss) => loss is { } nats ? $"{nats:0.0000}" : "";
}

using Names.Sweeping;
using Spectre.Console;

namespace Names.Reports.Sweeps;

/// <summary>The trainings of a sweep that are over, the best dev loss first.</summary>
internal static class RankingTable
{
    public static Table Of(IEnumerable<TrialResult> results, int rows = int.MaxValue)
    {
        Table table = new Table { Border = TableBorder.Simple }
            .AddColumns("", "model", "seed", "parameters", "train", "dev", "test", "seconds", "names");
        foreach ((int index, TableColumn column) in table.Columns.Index())
            column.NoWrap().Alignment = index is 1 or 8 ? Justify.Left : Justify.Right;
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
        $"{result.Duration.TotalSeconds:0.0}",
        result.Losses is null ? $"diverged at step {result.Steps}" : string.Join(' ', result.Names),
    ];

    private static string Nats(float? loss) => loss is { } nats ? $"{nats:0.0000}" : "";
}

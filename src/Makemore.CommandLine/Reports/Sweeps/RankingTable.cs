using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>
/// Creates a table of the models of a sweep, ranked by dev loss. The losses are in nats: mean ± standard deviation over the
/// seeds. The perplexity is computed from the mean test loss.
/// </summary>
internal static class RankingTable
{
    /// <summary>Creates the table.</summary>
    /// <param name="results">The results of the finished trainings.</param>
    /// <param name="names">The names of the models and recipes.</param>
    /// <param name="maxRows">The number of models to show.</param>
    public static TextTable Of(IEnumerable<TrialResult> results, TrialNames names, int maxRows = int.MaxValue)
    {
        IReadOnlyList<SummaryRow> rows = SummaryRow.Ranked(results);
        var table = new TextTable(
            new TextColumn(""),
            new TextColumn("model", IsText: true),
            new TextColumn("recipe", IsText: true),
            new TextColumn("parameters", Drop: 3),
            new TextColumn("seeds", Drop: 2),
            new TextColumn("train", Drop: 4),
            new TextColumn("dev"),
            new TextColumn("test", Drop: 1),
            new TextColumn("perplexity", Drop: 5),
            new TextColumn("seconds", Drop: 6),
            new TextColumn("names", Drop: 7, IsText: true, CutTo: 16));
        foreach ((int index, SummaryRow row) in rows.Take(maxRows).Index())
        {
            table.Add(
            [
                $"{index + 1}",
                names.Model(row.Model),
                names.Recipe(row.Recipe),
                .. RankingCells.Numbers(row).Select(cell => new TextCell(cell)),
                row.Results[0].NamesInLine,
            ]);
        }
        return table;
    }
}

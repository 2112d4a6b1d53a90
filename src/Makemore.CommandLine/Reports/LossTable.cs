using Makemore.CommandLine.Data;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the loss and the perplexity of a model on each part of a corpus.</summary>
internal static class LossTable
{
    /// <summary>Computes the loss of each part that has lines.</summary>
    public static (CorpusPart Part, float Loss)[] Losses(INextTokenModel model, params IEnumerable<CorpusPart> parts) =>
        [.. parts.Where(part => part.Words.Count > 0).Select(part => (part, model.Loss(part.Examples)))];

    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole screen, Tokens tokens, params IEnumerable<(CorpusPart Part, float Loss)> rows)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn($"{LineName.Singular(tokens)}s", Drop: 2),
            new TextColumn("examples", Drop: 3),
            new TextColumn("nats"),
            new TextColumn("bits", Drop: 5),
            new TextColumn("perplexity"),
            new TextColumn("in train", Drop: 1),
            new TextColumn("unknown", Drop: 4));
        foreach ((CorpusPart part, float nats) in rows)
        {
            table.Add(
                part.Name,
                $"{part.Words.Count:N0}",
                $"{part.Examples.Count:N0}",
                $"{nats:0.0000}",
                $"{nats / MathF.Log(2):0.0000}",
                Perplexity.Of(nats),
                InTrain(part),
                $"{part.UnknownShare:0.0%}");
        }
        screen.Write(table);
    }

    /// <summary>How many lines of a part are also in the train part. They make the loss of the part lower.</summary>
    private static string InTrain(CorpusPart part) =>
        part.InTrain is { } words ? $"{words:N0} ({(double)words / part.Words.Count:0.0%})" : "";
}

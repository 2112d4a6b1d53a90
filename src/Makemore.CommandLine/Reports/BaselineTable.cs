using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the held-out losses and perplexities of several models.</summary>
internal static class BaselineTable
{
    public static void Write(IAnsiConsole screen, params IEnumerable<(string Name, INextTokenModel Model, CorpusPart Dev, CorpusPart Test)> rows)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("dev nats"),
            new TextColumn("perplexity", Drop: 2),
            new TextColumn("test nats"),
            new TextColumn("perplexity", Drop: 1));
        foreach ((string name, INextTokenModel model, CorpusPart dev, CorpusPart test) in rows)
        {
            float devNats = model.Loss(dev.Examples), testNats = model.Loss(test.Examples);
            table.Add(name, $"{devNats:0.0000}", $"{MathF.Exp(devNats):0.00}", $"{testNats:0.0000}", $"{MathF.Exp(testNats):0.00}");
        }
        screen.Write(table);
    }
}

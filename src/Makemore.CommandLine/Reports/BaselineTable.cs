using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the held-out losses and perplexities of several models.</summary>
internal static class BaselineTable
{
    public static void Write(IAnsiConsole screen, params IEnumerable<(string Name, float Dev, float Test)> rows)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("dev nats"),
            new TextColumn("perplexity", Drop: 2),
            new TextColumn("test nats"),
            new TextColumn("perplexity", Drop: 1));
        foreach ((string name, float dev, float test) in rows)
            table.Add(name, $"{dev:0.0000}", $"{MathF.Exp(dev):0.00}", $"{test:0.0000}", $"{MathF.Exp(test):0.00}");
        screen.Write(table);
    }
}

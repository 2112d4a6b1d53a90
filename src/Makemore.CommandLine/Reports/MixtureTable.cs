using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the weights and the held-out losses of the models of a mixture, and the losses of the mixture.</summary>
internal static class MixtureTable
{
    /// <summary>Computes the rows. The mixture is the last one, and has no weight.</summary>
    public static (string Name, float? Weight, float Dev, float Test)[] Rows(LearnedMixture mixture)
    {
        (float[] dev, float ofDev) = mixture.Model.Losses(mixture.Dev.Examples);
        (float[] test, float ofTest) = mixture.Model.Losses(mixture.Test.Examples);
        return
        [
            .. mixture.Components.Select((component, i) => (component.Name, (float?)mixture.Model.Weights[0][i], dev[i], test[i])),
            ("mixture", null, ofDev, ofTest),
        ];
    }

    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole screen, params IEnumerable<(string Name, float? Weight, float Dev, float Test)> rows)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("weight"),
            new TextColumn("dev nats"),
            new TextColumn("perplexity", Drop: 2),
            new TextColumn("test nats"),
            new TextColumn("perplexity", Drop: 1));
        foreach ((string name, float? weight, float dev, float test) in rows)
        {
            table.Add(
                new TextCell(name, Path.GetFileName(name)),
                $"{weight:0.00}",
                $"{dev:0.0000}",
                $"{MathF.Exp(dev):0.00}",
                $"{test:0.0000}",
                $"{MathF.Exp(test):0.00}");
        }
        screen.Write(table);
        screen.WriteLine();
        screen.Write(new WrappedText("The weights were learned on the dev part. The test part was not used to learn them."));
    }
}

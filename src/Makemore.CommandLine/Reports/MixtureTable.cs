using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the weights and the held-out losses of the models of a mixture, and the losses of the mixture.</summary>
internal static class MixtureTable
{
    /// <summary>The note for weights that this command has learned.</summary>
    public const string Learned = "The weights were learned on the dev part. The test part was not used to learn them.";

    /// <summary>The note for weights that were learned before.</summary>
    public const string Loaded = "The weights are those in the file.";

    /// <summary>Computes the rows. The mixture is the last one, and has no weight.</summary>
    public static MixtureRow[] Rows(EvaluatedMixture mixture)
    {
        (float[] dev, float ofDev) = mixture.Model.Losses(mixture.Dev.Examples);
        (float[] test, float ofTest) = mixture.Model.Losses(mixture.Test.Examples);
        return
        [
            .. mixture.Components.Select((component, i) => new MixtureRow(component.Name, WeightText.Of(mixture.Model.Weights, i), dev[i], test[i])),
            new MixtureRow("mixture", "", ofDev, ofTest),
        ];
    }

    /// <summary>Writes the table.</summary>
    /// <param name="screen">Receives the table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="note">Where the weights come from.</param>
    public static void Write(IAnsiConsole screen, IReadOnlyList<MixtureRow> rows, string note)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("weight"),
            new TextColumn("dev nats"),
            new TextColumn("perplexity", Drop: 2),
            new TextColumn("test nats"),
            new TextColumn("perplexity", Drop: 1));
        foreach ((string name, string weight, float dev, float test) in rows)
        {
            table.Add(
                new TextCell(name, Path.GetFileName(name)),
                weight,
                $"{dev:0.0000}",
                Perplexity.Of(dev),
                $"{test:0.0000}",
                Perplexity.Of(test));
        }
        screen.Write(table);
        screen.WriteLine();
        screen.Write(new WrappedText(note));
    }
}

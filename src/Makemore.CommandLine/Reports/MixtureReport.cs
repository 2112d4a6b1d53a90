using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Reports.Layout;
using Makemore.Engine;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes what is in the file of a mixture, without loading its models.</summary>
internal static class MixtureReport
{
    public static void Write(IAnsiConsole screen, CheckpointInfo file)
    {
        float[][] weights = MixtureCheckpoint.WeightsIn(file);
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("model", IsText: true),
            new TextColumn("context", Drop: 2),
            new TextColumn("numbers", Drop: 1),
            new TextColumn("weight"));
        foreach ((int number, CheckpointInfo component) in file.Components.Index())
        {
            string kind = MixtureComponent.KindOf(component), name = MixtureComponent.NameIn(component);
            table.Add(
                new TextCell(name, Path.GetFileName(name)),
                name == kind ? "" : kind,
                FileText.Short(component.Metadata.GetValueOrDefault(ModelSettings.Key(nameof(ModelSpec.Context)), "")),
                $"{component.Tensors.Sum(tensor => (long)tensor.Count):N0}",
                number < weights[0].Length ? WeightText.Of(weights, number) : "");
        }
        screen.WriteLine($"a {MixtureComponent.KindOf(file)}");
        screen.WriteLine();
        screen.Write(table);
    }
}

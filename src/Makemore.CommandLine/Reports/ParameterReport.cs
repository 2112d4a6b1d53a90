using System.Numerics.Tensors;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes a table of the parameters: shape, size, norm and initialization.</summary>
internal static class ParameterReport
{
    public static void Write(IAnsiConsole screen, ILanguageModel model)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("shape", IsText: true),
            new TextColumn("count"),
            new TextColumn("norm"),
            new TextColumn("starts as", Drop: 1, IsText: true));
        foreach (ParameterSpec parameter in model.Spec.Parameters)
        {
            table.Add(
                parameter.Name,
                $"({string.Join(", ", parameter.Shape)})",
                $"{parameter.Count:N0}",
                $"{Tensor.Norm<float>(model.Parameters[parameter.Name]):0.0000}",
                parameter.Initialization);
        }
        table.Add("all", "", $"{model.Spec.ParameterCount:N0}", "", "");
        screen.Write(table);
    }
}

using System.Numerics.Tensors;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes a table of the parameters: shape, size, norm and initialization.</summary>
internal static class ParameterReport
{
    /// <summary>Writes the table.</summary>
    /// <param name="screen">Receives the table.</param>
    /// <param name="spec">The architecture.</param>
    /// <param name="tensor">Gets the numbers of a parameter by its name.</param>
    public static void Write(IAnsiConsole screen, ModelSpec spec, Func<string, Tensor<float>> tensor)
    {
        var table = new TextTable(
            new TextColumn("", IsText: true),
            new TextColumn("shape", IsText: true),
            new TextColumn("count"),
            new TextColumn("norm"),
            new TextColumn("starts as", Drop: 1, IsText: true));
        foreach (ParameterSpec parameter in spec.Parameters)
        {
            table.Add(
                parameter.Name,
                $"({string.Join(", ", parameter.Shape)})",
                $"{parameter.Count:N0}",
                $"{Tensor.Norm<float>(tensor(parameter.Name)):0.0000}",
                parameter.Initialization);
        }
        table.Add("all", "", $"{spec.ParameterCount:N0}", "", "");
        screen.Write(table);
    }
}

using System.Numerics.Tensors;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes a table of the parameters: shape, size, norm and initialization.</summary>
internal static class ParameterReport
{
    public static void Write(IAnsiConsole screen, ILanguageModel model)
    {
        WriteRow(screen, "", "shape", "count", "norm", "starts as");
        foreach (ParameterSpec parameter in model.Spec.Parameters)
        {
            WriteRow(
                screen,
                parameter.Name,
                $"({string.Join(", ", parameter.Shape)})",
                $"{parameter.Count:N0}",
                $"{Tensor.Norm<float>(model.Parameters[parameter.Name]):0.0000}",
                parameter.Initialization);
        }
        WriteRow(screen, "all", "", $"{model.Spec.ParameterCount:N0}", "", "");
    }

    // A table of Spectre.Console would add a tenth to the time until the first loss.
    private static void WriteRow(IAnsiConsole screen, string name, string shape, string count, string norm, string start) =>
        screen.WriteLine($"{name,-5} {shape,-12} {count,9} {norm,10}   {start}".TrimEnd());
}

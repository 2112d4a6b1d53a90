using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Suggests what to do after a training.</summary>
internal static class NextCommand
{
    /// <summary>Writes the command: to train another preset if there is one, otherwise to generate texts.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="program">The name of the program.</param>
    /// <param name="next">The preset to train next; null if there is none.</param>
    /// <param name="data">The file of the data; null for the embedded names.</param>
    /// <param name="model">The file of the trained model.</param>
    public static void Write(IAnsiConsole screen, string program, Preset? next, string? data, string model)
    {
        string command = next is null
            ? $"sample --model {OptionText.Quoted(model)} --count 20"
            : $"train --preset {OptionText.Quoted(next.Name)}{(data is null ? "" : $" --data {OptionText.Quoted(data)}")}";
        screen.WriteLine();
        string start = "Next: ";
        foreach (string line in OptionText.Lines($"{program} {command}", screen.Profile.Width - start.Length))
        {
            screen.WriteLine(start + line);
            start = new string(' ', start.Length);
        }
    }
}

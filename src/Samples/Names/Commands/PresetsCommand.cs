using System.CommandLine;
using Names.Presets;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Lists the presets of 'train'.</summary>
internal sealed class PresetsCommand : Command, ICommandWithExample
{
    private readonly IAnsiConsole _screen;

    public PresetsCommand(IAnsiConsole screen)
        : base("presets", "List the presets of 'train': the attribute and the size of each model, and how its recipe differs from the recipe of the notebook")
    {
        _screen = screen;
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names presets";

    private void Run(ParseResult arguments, CancellationToken cancellationToken) => PresetReport.Write(_screen, Preset.All);
}

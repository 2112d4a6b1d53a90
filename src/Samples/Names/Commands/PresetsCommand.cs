using System.CommandLine;
using Names.Presets;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Shows what 'train' can be told by name.</summary>
internal sealed class PresetsCommand : Command, ICommandWithExample
{
    private readonly IAnsiConsole _screen;

    public PresetsCommand(IAnsiConsole screen)
        : base("presets", "Show the presets of 'train': each model's attribute and number of parameters, and what its recipe changes of the notebook's")
    {
        _screen = screen;
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names presets";

    private void Run(ParseResult arguments, CancellationToken cancellationToken) => PresetReport.Write(_screen, Preset.All);
}

using System.CommandLine;
using Makemore.CommandLine.Reports;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Lists the presets of 'train'.</summary>
internal sealed class PresetsCommand : Command, ICommandWithExample
{
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public PresetsCommand(Session session)
        : base("presets", "List the presets of 'train': the attribute and the size of each model, and how its recipe differs from the recipe of the notebook")
    {
        _session = session;
        _screen = session.Screen;
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "presets";

    private void Run(ParseResult arguments, CancellationToken cancellationToken) => PresetReport.Write(_screen, _session.Models.Presets);
}

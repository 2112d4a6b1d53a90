using System.CommandLine;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Shows a model's architecture and parameters.</summary>
internal sealed class InspectCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public InspectCommand(Session session)
        : base("inspect", "Show the architecture of a model, where it comes from, its most frequent words, and the shape, size and norm of each parameter")
    {
        _session = session;
        _screen = session.Screen;
        _options.Model.Description += " [default: a new model]";
        _options.Seed.Description = "Seed of the parameters of a new model";
        Add(_options.Model);
        Add(_options.Seed);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "inspect --model names.safetensors";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string? path = arguments.GetValue(_options.Model);
        ILanguageModel model = path is not null
            ? _session.Models.LoadToInspect(path)
            : _session.Models.Presets[0].Model.Create(arguments.GetValue(_options.Seed));
        ArchitectureReport.Write(_screen, model);
        _screen.WriteLine();
        if (path is not null && Provenance.Read(path) is { } origin)
        {
            ProvenanceReport.Write(_screen, origin);
            _screen.WriteLine();
        }
        ParameterReport.Write(_screen, model);
    }
}

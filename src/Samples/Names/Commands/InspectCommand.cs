using System.CommandLine;
using Makemore;
using Names.Options;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Shows a model's architecture and parameters.</summary>
internal sealed class InspectCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly IAnsiConsole _screen;

    public InspectCommand(IAnsiConsole screen)
        : base("inspect", "Show the architecture of a model, its most frequent words, and the shape, size and norm of each parameter")
    {
        _screen = screen;
        _options.Model.Description += " [default: a new model]";
        _options.Seed.Description = "Seed of the parameters of a new model";
        Add(_options.Model);
        Add(_options.Seed);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names inspect --model names.safetensors";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ILanguageModel model = arguments.GetValue(_options.Model) is { } path
            ? SavedModel.Load(path)
            : new NameModel(arguments.GetValue(_options.Seed));
        ArchitectureReport.Write(_screen, model);
        _screen.WriteLine();
        ParameterReport.Write(_screen, model);
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Training;
using Makemore.Engine;
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
        Validators.Add(Validate);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "inspect --model names.safetensors";

    private void Validate(CommandResult command)
    {
        if (command.IsGiven(_options.Model) && command.IsGiven(_options.Seed))
            command.AddError($"{_options.Seed.Name} is for a new model, and {_options.Model.Name} loads a saved one; specify only one of them.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_options.Model) is { } path)
            InputFile.Read(_options.Model.Name, path, () => Inspect(path));
        else
            Inspect(_session.Models.Presets[0].Model.Create(arguments.GetValue(_options.Seed)));
    }

    private void Inspect(ILanguageModel model)
    {
        ArchitectureReport.Write(_screen, model.Spec, model.Vocabulary);
        _screen.WriteLine();
        ParameterReport.Write(_screen, model.Spec, name => model.Parameters[name]);
    }

    /// <summary>Shows what is in a file, without loading the model: its numbers may be infinite or NaN.</summary>
    private void Inspect(string path)
    {
        var file = CheckpointInfo.Read(path);
        if (MixtureCheckpoint.Is(file))
            Inspect(file, MixtureReport.Write);
        else if (NgramCheckpoint.Is(file) || CacheModel.Is(file))
            Inspect(file, CountsReport.Write);
        else
            InspectModel(file);
    }

    private void Inspect(CheckpointInfo file, Action<IAnsiConsole, CheckpointInfo> report)
    {
        report(_screen, file);
        if (Provenance.Read(file) is { } origin)
        {
            _screen.WriteLine();
            ProvenanceReport.Write(_screen, origin);
        }
    }

    private void InspectModel(CheckpointInfo file)
    {
        ModelSpec spec = _session.Models.Find(file).Spec;
        Vocabulary vocabulary = spec.Vocabulary ?? SavedVocabulary.WordsFor(file, spec);
        ArchitectureReport.Write(_screen, spec.For(vocabulary), vocabulary);
        _screen.WriteLine();
        if (Provenance.Read(file) is { } origin)
        {
            ProvenanceReport.Write(_screen, origin);
            _screen.WriteLine();
        }
        ParameterReport.Write(_screen, spec.For(vocabulary), file.ReadTensor);
    }
}

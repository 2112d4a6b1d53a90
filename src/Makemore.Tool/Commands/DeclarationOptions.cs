using System.CommandLine;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.Tool.Architecture;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Commands;

/// <summary>The options of the commands that write a declaration: the architecture, and a preset to start with.</summary>
internal sealed class DeclarationOptions(ModelCatalog models)
{
    private readonly ArchitectureOptions _architecture = new(new CompiledModels(cache: null), isSweep: false);
    private readonly Option<Preset> _preset = PresetOption.Create(models);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _preset.Description = "Preset whose architecture the other options change; the presets are listed below";
        command.Add(_preset);
        _architecture.AddTo(command);
    }

    /// <summary>Reads the declaration, and generates its code.</summary>
    /// <exception cref="DeclarationException">The declaration has errors.</exception>
    public (Declaration Declaration, GeneratedModel Model) Read(ParseResult arguments, string className)
    {
        Declaration declaration = _architecture.Declare(arguments, arguments.GetRequiredValue(_preset), className);
        return (declaration, GeneratedModel.Of(declaration));
    }
}

using System.CommandLine;
using Makemore.CommandLine;
using Makemore.CommandLine.Models;
using Makemore.Tool.Commands;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Architecture;

/// <summary>The models that the command line declares.</summary>
internal sealed class DeclaredArchitectures(CompiledModels compiler) : IArchitectures
{
    public IArchitectureOptions Options(bool isSweep) => new ArchitectureOptions(compiler, isSweep);

    public ModelFactory? Find(CheckpointInfo file) => compiler.Find(file);

    public IEnumerable<Command> Commands(Session session) => [new ShowCommand(session), new DiffCommand(session), new NewCommand(session)];
}

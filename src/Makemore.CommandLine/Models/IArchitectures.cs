using System.CommandLine;

namespace Makemore.CommandLine.Models;

/// <summary>What the tool adds to the commands: models that no class declares.</summary>
internal interface IArchitectures
{
    /// <summary>Creates the options that change the architecture of the models of a command.</summary>
    /// <param name="isSweep">Whether an option may have several values, each for models of its own.</param>
    IArchitectureOptions Options(bool isSweep);

    /// <summary>Declares the class of a saved model whose class is not known.</summary>
    /// <returns>The class; null if the file does not hold its declaration.</returns>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    ModelFactory? Find(CheckpointInfo file);

    /// <summary>The commands for declarations.</summary>
    IEnumerable<Command> Commands(Session session);
}

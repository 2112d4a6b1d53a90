using System.CommandLine;

namespace Makemore.CommandLine.Models;

/// <summary>The architectures of a project: its classes alone.</summary>
internal sealed class KnownArchitectures : IArchitectures, IArchitectureOptions
{
    public string LetterRemedy => "add it to the Alphabet of the model's attribute";

    public IArchitectureOptions Options(bool isSweep) => this;

    public ModelFactory? Find(CheckpointInfo file) => null;

    public IEnumerable<Command> Commands(Session session) => [];

    public void AddTo(Command command)
    {
        // The classes of a project declare their architectures.
    }

    public (IReadOnlyList<ModelFactory> Models, Corpus Data) Choose(ParseResult arguments, IReadOnlyList<ModelFactory> known, Func<Tokens, Corpus> load) =>
        (known, load(known[0].Spec.Tokens));
}

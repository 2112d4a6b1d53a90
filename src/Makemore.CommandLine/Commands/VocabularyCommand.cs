using System.CommandLine;
using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Options;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Lists the vocabulary of a model.</summary>
internal sealed class VocabularyCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public VocabularyCommand(Session session)
        : base("vocabulary", "List the tokens of a saved model with their numbers, one per line. Words are sorted by frequency")
    {
        _session = session;
        _screen = session.Screen;
        _options.Model.Required = true;
        Add(_options.Model);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "vocabulary --model text.safetensors";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        INextTokenModel model = SavedModel.Load(_session.Models, _options.Model.Name, arguments.GetRequiredValue(_options.Model)!).Model;
        foreach ((int number, string token) in model.Vocabulary.Tokens.Index())
            _screen.Profile.Out.Writer.WriteLine($"{number}\t{token}");
    }
}

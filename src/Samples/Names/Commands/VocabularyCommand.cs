using System.CommandLine;
using Makemore;
using Names.Options;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Lists the vocabulary of a model.</summary>
internal sealed class VocabularyCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly IAnsiConsole _screen;

    public VocabularyCommand(IAnsiConsole screen)
        : base("vocabulary", "List the tokens of a saved model with their numbers, one per line. Words are sorted by frequency")
    {
        _screen = screen;
        _options.Model.Required = true;
        Add(_options.Model);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names vocabulary --model text.safetensors";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ILanguageModel model = SavedModel.Load(arguments.GetRequiredValue(_options.Model)!);
        foreach ((int number, string token) in model.Vocabulary.Tokens.Index())
            _screen.Profile.Out.Writer.WriteLine($"{number}\t{token}");
    }
}

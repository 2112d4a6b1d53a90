using System.CommandLine;
using Makemore;
using Names.Options;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Lists the tokens that a model knows.</summary>
internal sealed class VocabularyCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly IAnsiConsole _screen;

    public VocabularyCommand(IAnsiConsole screen)
        : base("vocabulary", "List a saved model's tokens with their numbers, one a line; words stand in the order of how common they are")
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

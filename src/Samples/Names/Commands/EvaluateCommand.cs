using System.CommandLine;
using Makemore;
using Names.Options;
using Names.Presets;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Judges a saved model.</summary>
internal sealed class EvaluateCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly IAnsiConsole _screen;

    public EvaluateCommand(IAnsiConsole screen)
        : base("evaluate", "Show a saved model's loss in nats and in bits, and its perplexity, on the parts that 'train' makes")
    {
        _screen = screen;
        _options.Model.Required = true;
        Add(_options.Model);
        Add(_options.Data);
        Add(_options.Split);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names evaluate --model names.safetensors --data names.txt";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ILanguageModel model = Preset.LoadModel(arguments.GetRequiredValue(_options.Model)!);
        Corpus words = _options.Corpus(arguments, model.Spec.Tokens);
        (Part train, Part dev, Part test) = Part.Split(
            words, arguments.GetValue(_options.Split), model.Spec);
        var all = new Part("all", words, ContextDataset.Build(words, model.Vocabulary, model.Spec.Context));
        LossTable.Write(_screen, model, train, dev, test, all);
    }
}

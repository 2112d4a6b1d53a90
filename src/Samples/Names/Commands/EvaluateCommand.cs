using System.CommandLine;
using Makemore;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Judges a saved model.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly NamesOptions _options = new();
    private readonly IAnsiConsole _screen;

    public EvaluateCommand(IAnsiConsole screen)
        : base("evaluate", """
            Show how well a saved model predicts the next letter: the loss in nats and in bits, and
            the perplexity (among how many letters it wavers), on the parts that 'train' makes.

            Example: Names evaluate --model names.safetensors --data names.txt
            """)
    {
        _screen = screen;
        _options.Model.Required = true;
        Add(_options.Model);
        Add(_options.Data);
        this.Does(Run);
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var model = NameModel.Load(arguments.GetRequiredValue(_options.Model)!);
        Corpus words = _options.Corpus(arguments);
        (Part train, Part dev, Part test) = Part.Split(words);
        LossTable.Write(_screen, model, train, dev, test, new Part("all", words));
    }
}

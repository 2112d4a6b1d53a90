using System.CommandLine;
using Names.Options;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Trains on a part of the words, and judges the model by those it has not seen.</summary>
internal sealed class TrainCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly RecipeOptions _recipe = new();
    private readonly IAnsiConsole _screen;

    public TrainCommand(IAnsiConsole screen)
        : base("train", "Train on a part of the words; a second (dev) shows meanwhile, a third (test) at the end what the model is worth")
    {
        _screen = screen;
        Add(_options.Data);
        Add(_options.Split);
        _recipe.AddTo(this);
        Add(_options.Seed);
        Add(_options.Threads);
        Add(_options.Out);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names train --data names.txt --steps 2000 --out names.safetensors";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        (Part train, Part dev, Part test) = Part.Split(
            _options.CorpusToSplit(arguments), arguments.GetValue(_options.Split), NameModel.Vocabulary, NameModel.ContextLength);
        int seed = arguments.GetValue(_options.Seed);
        var model = new NameModel(seed);
        Trainer.Train(
            model,
            train.Examples,
            _recipe.Read(arguments) with { Seed = seed, Threads = arguments.GetValue(_options.Threads), Validation = dev.Examples },
            arguments.GetValue(_options.Out),
            _screen,
            cancellationToken);
        _screen.WriteLine();
        LossTable.Write(_screen, model, train, dev, test);
    }
}

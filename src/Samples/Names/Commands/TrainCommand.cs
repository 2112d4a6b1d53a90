using System.CommandLine;
using Makemore;
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
        : base("train", "Train on 80 % of the words; 10 % (dev) show meanwhile, 10 % (test) at the end what the model is worth")
    {
        _screen = screen;
        Add(_options.Data);
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
        Corpus names = _options.Corpus(arguments);
        if (names.Count < 10)
            throw new CorpusException($"{names.Source} has {names.Count} words; 'train' needs 10 at least, to hold some back.");
        (Part train, Part dev, Part test) = Part.Split(names);
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

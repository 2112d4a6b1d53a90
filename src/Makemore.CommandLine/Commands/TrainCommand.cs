using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Reports.Html;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Trains a model on the train part of a corpus, and evaluates it on the dev and test parts.</summary>
internal sealed class TrainCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Option<Preset> _preset;
    private readonly RecipeOptions _recipe;
    private readonly Option<int[]> _seeds = SeedsOption.Create(
        "Train once with each of these seeds, separated by commas, and show the mean and the standard deviation of the losses. --out then writes one file per seed and adds the seed to its name");

    private readonly Option<string?> _html = PathOption.File(
        "--html", "Write a report to this HTML file: losses, learning rate, samples, embedding, parameters, activations and gradients. With --seeds, one file per seed");

    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public TrainCommand(Session session)
        : base("train", "Train a model on the train part of a corpus. Show the loss on the dev part during the training, and on all parts at the end")
    {
        _session = session;
        _screen = session.Screen;
        _preset = PresetOption.Create(session.Models);
        _recipe = new RecipeOptions(command => PresetOption.Named(command, _preset, session.Models)?.Recipe);
        Add(_preset);
        Add(_options.Data);
        Add(_options.Split);
        _recipe.AddTo(this);
        Add(_options.Seed);
        Add(_seeds);
        Add(_options.Threads);
        Add(_options.Out);
        Add(_html);
        Validators.Add(Validate);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "train --preset lecture --data names.txt --out names.safetensors";

    private void Validate(CommandResult command)
    {
        if (command.IsGiven(_options.Seed) && command.IsGiven(_seeds))
            command.AddError($"{_options.Seed.Name} and {_seeds.Name} both set the seed; specify only one of them.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        Preset preset = arguments.GetRequiredValue(_preset);
        ModelFactory factory = preset.Model();
        Corpus corpus = _options.CorpusToSplit(arguments, factory.Spec.Tokens);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(corpus, arguments.GetValue(_options.Split), factory.Spec);
        Vocabulary vocabulary = train.Examples.Vocabulary;
        TrainingOptions recipe = _recipe.Read(arguments, train.Examples.Count) with { Threads = arguments.GetValue(_options.Threads), Validation = dev.Examples };
        string? path = arguments.GetValue(_options.Out);
        string? html = arguments.GetValue(_html);
        if (html is not null)
            Trainer.ThrowUnlessWritable(_html.Name, html);
        _screen.WriteLine($"{preset}: {factory}, {factory.Spec.For(vocabulary).ParameterCount:N0} parameters");
        if (vocabulary.Kind is Tokens.Words)
            TextReport.Write(_screen, train, factory.Spec.VocabularySize);
        if (arguments.GetRequiredValue(_seeds) is { Length: > 0 } seeds)
            SeedTable.Write(_screen, [.. seeds.Select(seed => (seed, LossesFrom(seed)))]);
        else
            LossTable.Write(_screen, Trained(arguments.GetValue(_options.Seed), path, html), train, dev, test);

        Losses LossesFrom(int seed)
        {
            Heading.Write(_screen, $"Seed {seed}");
            ILanguageModel model = Trained(seed, path is null ? null : PathFor(seed, path), html is null ? null : PathFor(seed, html));
            var losses = Losses.Of(model, train, dev, test);
            _screen.WriteLine($"seed {seed}: dev loss = {Nats.Of(losses.Dev, vocabulary.Kind)}, test loss = {Nats.Of(losses.Test, vocabulary.Kind)}");
            return losses;
        }

        ILanguageModel Trained(int seed, string? path, string? html)
        {
            ILanguageModel model = factory.Create(vocabulary, seed);
            TrainingOptions options = recipe with { Seed = seed };
            TrainingLog log = Trainer.Train(model, train.Examples, options, path, _screen, cancellationToken);
            if (html is not null)
            {
                log.Losses = Losses.Of(model, train, dev, test);
                TrainingPage.Of(model, options, train, corpus.Source, log).Write(html);
                _screen.WriteLine($"the report is {html}");
            }
            _screen.WriteLine();
            return model;
        }
    }

    /// <summary>The path for one of several seeds: names-seed1.safetensors for names.safetensors.</summary>
    private static string PathFor(int seed, string path) =>
        $"{Path.ChangeExtension(path, null)}-seed{seed}{Path.GetExtension(path)}";
}

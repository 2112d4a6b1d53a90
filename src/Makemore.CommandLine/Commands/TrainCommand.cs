using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Models;
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
    private readonly ProtocolOptions _protocol = new();
    private readonly AddedLinesOptions _added;
    private readonly Option<Preset> _preset;
    private readonly IArchitectureOptions _architecture;
    private readonly RecipeOptions _recipe;
    private readonly Option<int[]> _seeds = SeedsOption.Create(
        "Train once with each of these seeds, separated by commas, and show the mean and the standard deviation of the losses. There is then one model file per seed, with the seed in its name");

    private readonly CheckpointOptions _checkpoint = new();
    private readonly Option<string?> _html = PathOption.File(
        "--html", "Write a report to this HTML file: losses, learning rate, samples, embedding, parameters, activations and gradients. With --seeds, one file per seed");

    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public TrainCommand(Session session)
        : base("train", "Train a model on the train part of a corpus. Show the loss on the dev part during the training, and on all parts at the end")
    {
        _session = session;
        _screen = session.Screen;
        _added = new AddedLinesOptions(_options.Lower);
        _preset = PresetOption.Create(session.Models);
        _architecture = session.Models.Architectures.Options(isSweep: false);
        _recipe = new RecipeOptions(command => PresetOption.Named(command, _preset, session.Models)?.Recipe);
        Add(_preset);
        _architecture.AddTo(this);
        Add(_options.Data);
        Add(_options.Lower);
        _protocol.AddTo(this);
        _added.AddTo(this);
        _recipe.AddTo(this);
        Add(_options.Seed);
        Add(_seeds);
        Add(_options.Threads);
        Add(_options.Out);
        _checkpoint.AddTo(this);
        Add(_options.SampleEvery);
        Add(_html);
        Validators.Add(Validate);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example
    {
        get
        {
            // The first preset is the default, so the example has the next one.
            Preset preset = _session.Models.Presets[Math.Min(1, _session.Models.Presets.Count - 1)];
            string name = preset.Model.Spec.Tokens is Tokens.Words ? "text" : "names";
            return $"train --preset {OptionText.Quoted(preset.Name)} --data {name}.txt --out {name}.safetensors";
        }
    }

    private void Validate(CommandResult command)
    {
        if (command.IsGiven(_options.Seed) && command.IsGiven(_seeds))
            command.AddError($"{_options.Seed.Name} and {_seeds.Name} both set the seed; specify only one of them.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        Preset preset = arguments.GetRequiredValue(_preset);
        ModelFiles files = arguments.GetValue(_options.Out) is { } path ? new ModelFiles(path) : ModelFiles.Default(_session.Folder, preset);
        TrainingCheckpoint? checkpoint = _checkpoint.Read(arguments);
        string? html = arguments.GetValue(_html);
        int[] seeds = arguments.GetRequiredValue(_seeds);
        CheckFiles(arguments, files, checkpoint, html, seeds);
        var preparation = new Preparation(_screen, arguments.GetValue(_options.Data), cancellationToken);
        (IReadOnlyList<ModelFactory> models, Corpus corpus) = preparation.Run(_options.Reading(arguments), () => _architecture.Choose(
            arguments, [preset.Model], tokens => _options.CorpusToSplit(arguments, _protocol.Read(arguments, tokens), tokens, cancellationToken)));
        ModelFactory factory = models.Single();
        Protocol protocol = _protocol.Read(arguments, factory.Spec.Tokens);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = preparation.Run("building the examples", () =>
        {
            ForeignLetters.ThrowIfAny(corpus, factory.Spec.Vocabulary, _architecture.LetterRemedy);
            return CorpusPart.Split(corpus, protocol, factory.Spec, cancellationToken);
        });
        Vocabulary vocabulary = train.Examples.Vocabulary;
        string fingerprint = preparation.Run("computing the SHA-256 of the data", () => Fingerprint.Of(corpus));
        AddedLines? added = _added.Read(arguments, vocabulary, _architecture.AddedLetterRemedy, preparation);
        ContextDataset examples = added is null ? train.Examples : preparation.Run("building the examples", () => added.Beside(train, cancellationToken));
        TrainingOptions recipe = _recipe.Read(arguments, examples.Count) with { Threads = arguments.GetValue(_options.Threads), Validation = dev.Examples, Checkpoint = checkpoint };
        RecipeLimits.ThrowUnlessTrains([factory.Spec.For(vocabulary)], examples, recipe);
        if (recipe.BatchSize is null)
            preparation.Run("grouping the examples by their context", () => examples.FullBatch);
        var trainer = new Trainer(
            _screen, arguments.InvocationConfiguration.Error, examples, (train, dev, test), arguments.GetValue(_options.SampleEvery), keepsSamples: html is not null);
        _screen.WriteLine($"{preset}: {factory}, {factory.Spec.For(vocabulary).ParameterCount:N0} parameters");
        if (vocabulary.Kind is Tokens.Words)
            TextReport.Write(_screen, train, protocol, factory.Spec.VocabularySize);
        if (added is not null)
            _screen.WriteLine(added.Summary(dev, test));
        float devLoss;
        if (seeds.Length > 0)
        {
            (int Seed, Losses Losses)[] runs = [.. seeds.Select(seed => (seed, LossesFrom(seed)))];
            SeedTable.Write(_screen, runs);
            devLoss = runs.Average(run => run.Losses.Dev);
            files = files.ForSeed(seeds[0]);
        }
        else
        {
            Losses losses = Trained(recipe with { Seed = arguments.GetValue(_options.Seed) }, files, html);
            _screen.WriteLine();
            LossTable.Write(_screen, vocabulary.Kind, (train, losses.Train), (dev, losses.Dev), (test, losses.Test));
            devLoss = losses.Dev;
        }
        IReadOnlyList<(string Name, float Loss)> baselines = preparation.Run(
            "counting n-grams", () => Baselines.Of(train, dev, Baselines.MaxExamples, cancellationToken));
        ScaleReport.Write(_screen, devLoss, baselines);
        Preset? next = baselines.Any(baseline => baseline.Loss < devLoss) ? PresetAfter(preset) : null;
        NextCommand.Write(_screen, arguments.RootCommandResult.Command.Name, next, arguments.GetValue(_options.Data), files.Last);

        Losses LossesFrom(int seed)
        {
            Heading.Write(_screen, $"Seed {seed}");
            Losses losses = Trained(recipe with { Seed = seed, Checkpoint = ForSeed(recipe.Checkpoint, seed) }, files.ForSeed(seed), html is null ? null : ModelFiles.ForSeed(html, seed));
            _screen.WriteLine($"seed {seed}: dev loss = {Nats.Of(losses.Dev, vocabulary.Kind)}, test loss = {Nats.Of(losses.Test, vocabulary.Kind)}");
            return losses;
        }

        Losses Trained(TrainingOptions options, ModelFiles files, string? html)
        {
            ILanguageModel model = factory.Create(vocabulary, options.Seed);
            Provenance origin = Provenance.Of(model, options, corpus.Source, fingerprint, protocol) with { Added = added?.Source };
            TrainingLog log = trainer.Train(model, options, files, origin, cancellationToken);
            if (html is not null)
            {
                string replacement = OutputFile.ReplacementNote(html);
                TrainingPage.Of(model, options, train, corpus.Source, log).Write(html);
                _screen.WriteLine($"the report is {html}{replacement}");
            }
            return log.Losses!;
        }
    }

    /// <summary>Checks the files of the command: the data, and what it writes for each seed, or under the names that the user gave.</summary>
    private void CheckFiles(ParseResult arguments, ModelFiles files, TrainingCheckpoint? checkpoint, string? html, int[] seeds)
    {
        var all = new CommandFiles();
        all.Read(_options.Data.Name, arguments.GetValue(_options.Data));
        _added.AddTo(all, arguments);
        if (seeds.Length == 0)
            AddOutputs(files, checkpoint, html);
        foreach (int seed in seeds)
            AddOutputs(files.ForSeed(seed), ForSeed(checkpoint, seed), html is null ? null : ModelFiles.ForSeed(html, seed));

        void AddOutputs(ModelFiles models, TrainingCheckpoint? state, string? report)
        {
            foreach (string model in models.All)
                all.Write(_options.Out.Name, model, "a file for the model");
            if (state is not null)
                all.Change(CheckpointOptions.Name, state.Path);
            if (report is not null)
                all.Write(_html.Name, report);
        }
    }

    private static TrainingCheckpoint? ForSeed(TrainingCheckpoint? checkpoint, int seed) =>
        checkpoint is null ? null : checkpoint with { Path = ModelFiles.ForSeed(checkpoint.Path, seed) };

    /// <summary>The preset after this one that reads the same tokens; null if there is none.</summary>
    private Preset? PresetAfter(Preset preset) => _session.Models.Presets
        .SkipWhile(other => other != preset)
        .Skip(1)
        .FirstOrDefault(other => other.Model.Spec.Tokens == preset.Model.Spec.Tokens);
}

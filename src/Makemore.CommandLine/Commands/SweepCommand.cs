using System.CommandLine;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Reports.Sweeps;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Trains all models of a grid and ranks them.</summary>
internal sealed class SweepCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly ProtocolOptions _protocol = new();
    private readonly SweepOptions _sweep;
    private readonly IArchitectureOptions _architecture;
    private readonly RecipeGridOptions _recipes;
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public SweepCommand(Session session)
        : base("sweep", "Train all models of a grid and rank them by dev loss. The same command continues an interrupted sweep")
    {
        _session = session;
        _screen = session.Screen;
        _sweep = new SweepOptions(session.Models);
        _architecture = session.Models.Architectures.Options(isSweep: true);
        _recipes = new RecipeGridOptions(command => _sweep.NamedGrid(command) is { } grid ? session.Models.RecipeOf(grid) : null);
        Add(_sweep.Grid);
        _architecture.AddTo(this);
        Add(_options.Data);
        Add(_options.Lower);
        _protocol.AddTo(this);
        _recipes.AddTo(this);
        Add(_sweep.Seeds);
        Add(_sweep.Jobs);
        Add(_sweep.Shard);
        Add(_sweep.Results);
        Add(_sweep.SaveModels);
        Add(new SweepMergeCommand(session));
        Add(new SweepReportCommand(session));
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "sweep --data names.txt --steps 20000 --batch-size 32 --seeds 1,2,3";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = _sweep.ResultsPath(arguments);
        var files = new CommandFiles();
        files.Read(_options.Data.Name, arguments.GetValue(_options.Data));
        files.Change(_sweep.Results.Name, path);
        var preparation = new Preparation(_screen, arguments.GetValue(_options.Data), cancellationToken);
        (IReadOnlyList<ModelFactory> models, Corpus corpus) = preparation.Run(_options.Reading(arguments), () => _architecture.Choose(
            arguments, arguments.GetRequiredValue(_sweep.Grid).Models, tokens => _options.CorpusToSplit(arguments, _protocol.Read(arguments, tokens), tokens, cancellationToken)));
        Protocol protocol = _protocol.Read(arguments, models[0].Spec.Tokens);
        SweepData data = preparation.Run("building the examples", () =>
        {
            ForeignLetters.ThrowIfAny(corpus, models[0].Spec.Vocabulary, _architecture.LetterRemedy);
            return new SweepData(corpus, protocol, models[0].Spec);
        });
        CorpusPart train = data.For(models[0].Spec).Train;
        IReadOnlyList<TrainingOptions> recipes = _recipes.Read(arguments, train.Examples.Count);
        IReadOnlyList<PlannedTrial> work =
            PlannedTrial.All(models, recipes, arguments.GetRequiredValue(_sweep.Seeds), data, arguments.GetRequiredValue(_sweep.Shard));
        int jobs = arguments.GetValue(_sweep.Jobs);
        foreach (TrainingOptions recipe in recipes)
            RecipeLimits.ThrowUnlessTrains(models.Select(model => model.Spec.For(data.Vocabulary)), train.Examples, recipe, Math.Min(jobs, work.Count));
        var states = new RunningStates(path, arguments.InvocationConfiguration.Error);
        var trainer = new TrialTrainer(data, FolderForModels(arguments), states);
        using ResultsFile results = InputFile.Read(_sweep.Results.Name, path, () => ResultsFile.OpenOrCreate(path));
        IReadOnlyList<TrialResult> known = InputFile.Read(_sweep.Results.Name, path, () => ResultsOf(work, results));
        states.Delete(known);
        IReadOnlyList<PlannedTrial> left = [.. work.ExceptBy(known.Select(result => result.Trial), planned => planned.Trial)];
        foreach (Trial trial in left.Select(planned => planned.Trial))
        {
            files.Write(_sweep.Results.Name, states.Of(trial).Path);
            if (trainer.FileOf(trial) is { } model)
                files.Write(_sweep.SaveModels.Name, model);
        }
        WarnOfUnsavedModels(known, trainer, arguments.InvocationConfiguration.Error);
        _screen.WriteLine($"{Counted.Of(work.Count, "training")} of {Steps(recipes)}, {jobs} at a time; {known.Count} done already");
        _screen.WriteLine($"{data.Summary}");
        if (data.Vocabulary.Kind is Tokens.Words)
            TextReport.Write(_screen, train, protocol, models[0].Spec.VocabularySize);
        _screen.WriteLine();

        var names = new TrialNames([.. work.Select(planned => planned.Trial)]);
        try
        {
            SweepProgress.Follow(_screen, recipes.Max(recipe => recipe.Steps), work.Count, known, names, progress =>
                new SweepRunner(trainer, results, states, progress).Run(left, jobs, cancellationToken));
        }
        catch (OperationCanceledException canceled)
        {
            throw new OperationCanceledException(
                $"{ResultsOf(work, results).Count} of {work.Count} results are in {path}. Run the same command again to continue.", canceled, cancellationToken);
        }
        _screen.Write(RankingTable.Of(ResultsOf(work, results), names));
    }

    private static string Steps(IReadOnlyList<TrainingOptions> recipes)
    {
        int least = recipes.Min(recipe => recipe.Steps);
        int most = recipes.Max(recipe => recipe.Steps);
        return least == most ? Counted.Of(most, "step") : $"{least:N0} to {Counted.Of(most, "step")}";
    }

    /// <summary>Warns of the models of earlier results, which are not trained again and so not saved either. A training that diverged has none.</summary>
    private void WarnOfUnsavedModels(IReadOnlyList<TrialResult> known, TrialTrainer trainer, TextWriter errors)
    {
        int unsaved = known.Count(result => result.Losses is not null && trainer.FileOf(result.Trial) is { } file && !File.Exists(file));
        if (unsaved > 0)
            errors.WriteLine($"warning: {_sweep.SaveModels.Name} saves no model for {Counted.Of(unsaved, "result")} of an earlier run; specify another file for {_sweep.Results.Name} to save all models");
    }

    private string? FolderForModels(ParseResult arguments)
    {
        string? folder = arguments.GetValue(_sweep.SaveModels);
        if (folder is not null)
            OutputFile.CreateFolder(_sweep.SaveModels.Name, folder);
        return folder;
    }

    private static IReadOnlyList<TrialResult> ResultsOf(IReadOnlyList<PlannedTrial> work, ResultsFile results)
    {
        HashSet<Trial> planned = [.. work.Select(planned => planned.Trial)];
        return [.. results.All().Where(result => planned.Contains(result.Trial))];
    }
}

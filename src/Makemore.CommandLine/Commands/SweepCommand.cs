using System.CommandLine;
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
    private readonly SweepOptions _sweep;
    private readonly RecipeOptions _recipe;
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public SweepCommand(Session session)
        : base("sweep", "Train all models of a grid and rank them by dev loss. The same command continues an interrupted sweep")
    {
        _session = session;
        _screen = session.Screen;
        _sweep = new SweepOptions(session.Models);
        _recipe = new RecipeOptions(command => _sweep.NamedGrid(command)?.Recipe);
        Add(_options.Data);
        Add(_options.Split);
        _recipe.AddTo(this);
        Add(_sweep.Grid);
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
        IReadOnlyList<ModelFactory> models = arguments.GetRequiredValue(_sweep.Grid).List();
        var data = new SweepData(_options.CorpusToSplit(arguments, models[0].Spec.Tokens), arguments.GetValue(_options.Split), models[0].Spec);
        CorpusPart train = data.For(models[0].Spec).Train;
        TrainingOptions recipe = _recipe.Read(arguments, train.Examples.Count);
        IReadOnlyList<PlannedTrial> work =
            PlannedTrial.All(models, recipe, arguments.GetRequiredValue(_sweep.Seeds), data, arguments.GetRequiredValue(_sweep.Shard));
        var trainer = new TrialTrainer(data, recipe, FolderForModels(arguments));
        string path = _sweep.ResultsPath(arguments);
        OutputFile.ThrowUnlessChangeable(_sweep.Results.Name, path);
        using var results = ResultsFile.OpenOrCreate(path);
        IReadOnlyList<TrialResult> known = ResultsOf(work, results);
        int jobs = arguments.GetValue(_sweep.Jobs);
        _screen.WriteLine($"{work.Count} trainings of {recipe.Steps:N0} steps, {jobs} at a time; {known.Count} already have results");
        _screen.WriteLine($"{data.Summary}");
        if (data.Vocabulary.Kind is Tokens.Words)
            TextReport.Write(_screen, train, models[0].Spec.VocabularySize);
        _screen.WriteLine();

        IEnumerable<PlannedTrial> left = work.ExceptBy(known.Select(result => result.Trial), planned => planned.Trial);
        try
        {
            SweepProgress.Follow(_screen, recipe.Steps, work.Count, known, progress =>
                new SweepRunner(trainer, results, progress).Run(left, jobs, cancellationToken));
        }
        catch (OperationCanceledException cancelled)
        {
            throw new OperationCanceledException(
                $"{ResultsOf(work, results).Count} of {work.Count} results are in {path}. Run the same command again to continue.", cancelled, cancellationToken);
        }
        _screen.Write(RankingTable.Of(ResultsOf(work, results)));
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

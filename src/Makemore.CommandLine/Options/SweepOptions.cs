using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Options;

/// <summary>The options of a sweep, apart from the recipe.</summary>
/// <param name="models">The grids to choose from.</param>
internal sealed class SweepOptions(ModelCatalog models)
{
    /// <summary>The default file of results.</summary>
    public const string DefaultResults = "sweep.db";

    public Option<SweepGrid> Grid { get; } = new("--grid")
    {
        Description = $"Grid of models to train: {string.Join(", ", models.Grids)}. The default recipe is that of the first preset that reads the same kind of tokens; the defaults shown here are those of the recipe of the notebook",
        HelpName = "NAME",
        DefaultValueFactory = _ => models.Grids[0],
        CustomParser = argument => ReadGrid(argument, models),
    };

    public Option<int[]> Seeds { get; } = SeedsOption.Create(
        "Train every model once with each of these seeds, separated by commas", 42);

    public Option<int> Jobs { get; } = new NumberRange<int>("an integer from 1 to 1024", n => n is >= 1 and <= 1024)
        .Option("--jobs", "Number of trainings that run in parallel, each on one thread", Environment.ProcessorCount);

    public Option<Shard> Shard { get; } = new("--shard")
    {
        Description = "Run only the K-th of N shards of the trainings, for example on one of N machines",
        HelpName = "K/N",
        DefaultValueFactory = _ => Sweeping.Shard.Whole,
        CustomParser = ReadShard,
    };

    public Option<string?> Results { get; } = PathOption.File(
        "--results", $"SQLite file to store the results in [default: {DefaultResults}]");

    public Option<string?> SaveModels { get; } = PathOption.Folder(
        "--save-models", "Save each trained model in this folder [default: models are not saved]");

    /// <summary>Finds the grid before the options are validated; null if there is no such grid.</summary>
    public SweepGrid? NamedGrid(CommandResult command) =>
        command.WordOf(Grid) is { } name ? models.FindGrid(name) : models.Grids[0];

    /// <summary>The path of the file of results.</summary>
    public string ResultsPath(ParseResult arguments) => arguments.GetValue(Results) ?? DefaultResults;

    private static SweepGrid? ReadGrid(ArgumentResult argument, ModelCatalog models)
    {
        string text = argument.Tokens[0].Value;
        SweepGrid? grid = models.FindGrid(text);
        if (grid is null)
            argument.AddError($"--grid must be one of {string.Join(", ", models.Grids)}, not '{FileText.Short(text)}'.");
        return grid;
    }

    private static Shard ReadShard(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text.Split('/') is [var k, var n] && Whole(k) is { } number && Whole(n) is { } count && number <= count)
            return new Shard(number, count);
        argument.AddError($"--shard must be K/N, the K-th of N shards, such as 1/4, not '{FileText.Short(text)}'.");
        return Sweeping.Shard.Whole;

        static int? Whole(string digits) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 ? value : null;
    }
}

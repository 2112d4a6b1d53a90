using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Names.Grids;
using Names.Sweeping;

namespace Names.Options;

/// <summary>What a sweep is told beyond how to train.</summary>
internal sealed class SweepOptions
{
    /// <summary>Where results are when no file is named.</summary>
    public const string DefaultResults = "sweep.db";

    public Option<Grid> Grid { get; } = new("--grid")
    {
        Description = "The models to train: a grid of src/Samples/Names/Grids; text begins with the recipe of the preset text, the others with the notebook's",
        HelpName = string.Join('|', Grids.Grid.All.Select(grid => grid.Name)),
        DefaultValueFactory = _ => Grids.Grid.All[0],
        CustomParser = ReadGrid,
    };

    public Option<int[]> Seeds { get; } = SeedsOption.Create(
        "Train every model once from each of these, separated by commas", 42);

    public Option<int> Jobs { get; } = new NumberRange<int>("a whole number from 1 to 1024", n => n is >= 1 and <= 1024)
        .Option("--jobs", "Trainings that go on at a time, a thread each", Environment.ProcessorCount);

    public Option<Shard> Shard { get; } = new("--shard")
    {
        Description = "Do the K-th of N parts of the work only, for one of N machines",
        HelpName = "K/N",
        DefaultValueFactory = _ => Sweeping.Shard.Whole,
        CustomParser = ReadShard,
    };

    public Option<string?> Results { get; } = PathOption.File(
        "--results", $"SQLite file that keeps the results [default: {DefaultResults}]");

    public Option<string?> SaveModels { get; } = PathOption.Folder(
        "--save-models", "Save each trained model in this folder [default: none is saved]");

    /// <summary>The grid, before all else is known to be right; null where the word is none.</summary>
    public Grid? NamedGrid(CommandResult command) =>
        command.WordOf(Grid) is { } name ? Grids.Grid.Find(name) : Grids.Grid.All[0];

    /// <summary>The file that keeps the results.</summary>
    public string ResultsPath(ParseResult arguments) => arguments.GetValue(Results) ?? DefaultResults;

    private static Grid? ReadGrid(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        Grid? grid = Grids.Grid.Find(text);
        if (grid is null)
            argument.AddError($"--grid takes {string.Join(", ", Grids.Grid.All)}; '{text}' is none of them.");
        return grid;
    }

    private static Shard ReadShard(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text.Split('/') is [var k, var n] && Whole(k) is { } number && Whole(n) is { } count && number <= count)
            return new Shard(number, count);
        argument.AddError($"--shard takes K/N, the K-th of N parts, as in 1/4; '{text}' is not.");
        return Sweeping.Shard.Whole;

        static int? Whole(string digits) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 ? value : null;
    }
}

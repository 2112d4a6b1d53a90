using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Models;

namespace Makemore.CommandLine.Options;

/// <summary>
/// The options of a recipe for a sweep. Each may have several values, separated by commas, and every combination is a recipe.
/// <see cref="RecipeOptions"/> reads each combination, so that a sweep and a training have the same options and the same errors.
/// </summary>
/// <param name="initial">Gets the initial recipe from a command line; null if the command line names a grid that does not exist.</param>
internal sealed class RecipeGridOptions(Func<CommandResult, ModelPreset?> initial)
{
    private readonly List<Option<string?>> _options = [];

    /// <summary>Adds the options of a recipe to a command.</summary>
    public void AddTo(Command command)
    {
        (Command single, _) = Single(Recipe.Notebook);
        foreach (Option option in single.Options)
            _options.Add(List(option));
        foreach (Option<string?> option in _options)
            command.Add(option);
        command.Validators.Add(Validate);
    }

    /// <summary>Reads the recipes. The values of the last option change fastest.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="examples">The number of examples in the train part.</param>
    public IReadOnlyList<TrainingOptions> Read(ParseResult arguments, int examples)
    {
        (Command single, RecipeOptions recipe) = Single(initial(arguments.CommandResult)!);
        // Two numbers of epochs may give the same number of steps.
        return [.. Combinations(arguments.CommandResult).Select(words => recipe.Read(single.Parse(words), examples)).Distinct()];
    }

    private void Validate(CommandResult command)
    {
        (Command single, _) = Single(initial(command) ?? Recipe.Notebook);
        foreach (Option<string?> option in _options.Where(command.IsGiven))
        {
            // 0.1 and 0.10 are the same value.
            if (Values(command, option).GroupBy(value => Parsed(single, option.Name, value)).FirstOrDefault(value => value.Count() > 1) is { } same)
                command.AddError($"{option.Name} has the value {FileText.Short(same.First())} more than once; specify each value once.");
        }
        // The parser itself reports an unknown grid.
        if (initial(command) is null)
            return;
        foreach (string error in Combinations(command).Select(words => UsageError.Of(single.Parse(words))).OfType<string>().Distinct())
            command.AddError(error);
    }

    /// <summary>The command lines of all combinations, with one value for each option.</summary>
    private IEnumerable<string[]> Combinations(CommandResult command) => _options.Where(command.IsGiven).Aggregate<Option<string?>, IEnumerable<string[]>>(
        [[]], (lines, option) => lines.SelectMany(_ => Values(command, option), (line, value) => (string[])[.. line, option.Name, value]));

    /// <summary>A value of an option as a training takes it; the word itself if it is not valid.</summary>
    private static object Parsed(Command single, string option, string word) =>
        single.Parse([option, word]).GetResult(option) is OptionResult result && !result.Errors.Any() ? result.GetValueOrDefault<object>() ?? word : word;

    /// <summary>The values of an option on the command line. An option without a value is a flag.</summary>
    private static string[] Values(CommandResult command, Option<string?> option) => command.WordOf(option)?.Split(',') ?? ["true"];

    /// <summary>A command with the options of one recipe.</summary>
    private static (Command Command, RecipeOptions Options) Single(ModelPreset recipe)
    {
        var command = new Command("recipe");
        var options = new RecipeOptions(_ => recipe);
        options.AddTo(command);
        return (command, options);
    }

    private static Option<string?> List(Option single) => new(single.Name)
    {
        Description = single.Description,
        HelpName = $"{single.HelpName ?? "true|false"},…",
        Arity = single.Arity,
    };
}

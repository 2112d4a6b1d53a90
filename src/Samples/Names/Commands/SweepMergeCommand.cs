using System.CommandLine;
using Names.Options;
using Names.Sweeping;
using Names.Sweeping.Storage;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Joins the results that the parts of a sweep wrote to files of their own.</summary>
internal sealed class SweepMergeCommand : Command, ICommandWithExample
{
    private readonly Option<string?> _into = PathOption.File("--into", "The file that gets the results; a new one, or one that has some");
    private readonly Argument<string[]> _parts = new("parts")
    {
        Description = "The files that have them",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly IAnsiConsole _screen;

    public SweepMergeCommand(IAnsiConsole screen)
        : base("merge", "Join the results of several files in one; a training that is there already stays as it is")
    {
        _screen = screen;
        _into.Required = true;
        Add(_into);
        Add(_parts);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names sweep merge --into all.db part1.db part2.db";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string[] parts = arguments.GetRequiredValue(_parts);
        // All are read first: what is wrong with one is told before anything is written.
        IReadOnlyList<TrialResult>[] results = Array.ConvertAll(parts, ResultsFile.ReadAll);
        string path = arguments.GetRequiredValue(_into)!;
        using var into = ResultsFile.OpenOrCreate(path);
        foreach ((string part, IReadOnlyList<TrialResult> found) in parts.Zip(results))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _screen.WriteLine($"{part}: {found.Count} results, {found.Count(into.Add)} of them new");
        }
        _screen.WriteLine($"{path}: {into.All().Count} results");
    }
}

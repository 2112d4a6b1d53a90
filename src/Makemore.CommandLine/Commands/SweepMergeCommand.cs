using System.CommandLine;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Merges the results that the shards of a sweep wrote to separate files.</summary>
internal sealed class SweepMergeCommand : Command, ICommandWithExample
{
    private readonly Option<string?> _into = PathOption.File("--into", "File to add the results to; it is created if it does not exist");
    private readonly Argument<string[]> _files = new("files")
    {
        Description = "Files of results to read",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly IAnsiConsole _screen;

    public SweepMergeCommand(Session session)
        : base("merge", "Merge the results of several files into one. If a training already has a result there, that result stays")
    {
        _screen = session.Screen;
        _into.Required = true;
        Add(_into);
        Add(_files);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "sweep merge --into all.db shard1.db shard2.db";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(_into)!;
        OutputFile.ThrowUnlessChangeable(_into.Name, path);
        string[] files = arguments.GetRequiredValue(_files);
        // All files are read first, so that nothing is written if one of them is faulty.
        IReadOnlyList<TrialResult>[] results = Array.ConvertAll(files, file => InputFile.Read($"<{_files.Name}>", file, () => ResultsFile.ReadAll(file)));
        using ResultsFile into = InputFile.Read(_into.Name, path, () => ResultsFile.OpenOrCreate(path));
        IReadOnlyList<int> added = into.AddAll(results, cancellationToken);
        foreach ((string file, IReadOnlyList<TrialResult> found, int isNew) in files.Zip(results, added))
            _screen.WriteLine($"{file}: {Counted.Of(found.Count, "result")}, {isNew} of them new");
        _screen.WriteLine($"{path}: {Counted.Of(into.All().Count, "result")}");
    }
}

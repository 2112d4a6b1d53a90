using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Training;

namespace Makemore.CommandLine.Options;

/// <summary>The options for lines that a model learns from in addition to the train part.</summary>
/// <param name="lower">The option that reads the data in lower case.</param>
internal sealed class AddedLinesOptions(Option<bool> lower)
{
    private static readonly NumberRange<int> Copies = new("an integer from 1 to 1000", n => n is >= 1 and <= 1000);

    private readonly Option<string?> _path = PathOption.File(
        "--add-train", "Text file whose lines the model also learns from, such as names that a mixture sampled. The dev and test parts, the vocabulary and the reported losses are those of --data [default: none]");

    private readonly Option<int> _copies = Copies.Option(
        "--train-copies", "With --add-train: how often each line of the train part stands beside the added lines", 1);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_path);
        command.Add(_copies);
        command.Validators.Add(Validate);
    }

    /// <summary>Adds the file with the lines to the files of a command.</summary>
    public void AddTo(CommandFiles files, ParseResult arguments) => files.Read(_path.Name, arguments.GetValue(_path));

    /// <summary>Reads the added lines; null if there are none.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="vocabulary">The vocabulary of the model. A character model must know all letters.</param>
    /// <param name="remedy">What to do about a letter that the model does not know.</param>
    /// <param name="preparation">Runs the reading.</param>
    public AddedLines? Read(ParseResult arguments, Vocabulary vocabulary, string remedy, Preparation preparation)
    {
        if (arguments.GetValue(_path) is not { } path)
            return null;
        return preparation.Run($"reading {path}", () =>
        {
            Corpus lines = InputFile.Read(_path.Name, path, () => Corpus.Load(path, preparation.CancellationToken));
            if (arguments.GetValue(lower))
                lines = lines.ToLowerInvariant();
            ForeignLetters.ThrowIfAny(lines, vocabulary, remedy);
            return new AddedLines(lines, new AddedSource(lines.Source, Fingerprint.Of(lines), arguments.GetValue(_copies)));
        });
    }

    private void Validate(CommandResult command)
    {
        if (command.IsGiven(_copies) && !command.IsGiven(_path))
            command.AddError($"{_copies.Name} requires {_path.Name}, because a training draws from all lines equally often otherwise.");
    }
}

using System.CommandLine;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Exports the embedding of a model for other programs.</summary>
internal sealed class ExportCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Option<string?> _out = PathOption.File("--out", "The text file to write");
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public ExportCommand(Session session)
        : base("export", "Write the embedding of a saved model as text in the format of word2vec, which gensim and other programs read")
    {
        _session = session;
        _screen = session.Screen;
        _options.Model.Required = true;
        _out.Required = true;
        Add(_options.Model);
        Add(_out);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "export --model names.safetensors --out vectors.txt";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(_out)!;
        string model = arguments.GetRequiredValue(_options.Model)!;
        var files = new CommandFiles();
        files.Read(_options.Model.Name, model);
        files.Write(_out.Name, path);
        var vectors = TokenVectors.Of(_session.Models.Load(_options.Model.Name, model));
        string replacement = OutputFile.ReplacementNote(path);
        vectors.SaveWord2Vec(path);
        _screen.WriteLine($"wrote {Counted.Of(vectors.Count, "vector")} of {Counted.Of(vectors.Dimensions, "number")} to {path}{replacement}");
    }
}

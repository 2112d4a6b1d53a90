using System.CommandLine;
using Makemore.CommandLine.Embeddings;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Draws the embedding of a model.</summary>
internal sealed class PlotEmbeddingCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Option<string?> _out = PictureOption.Of("--out");
    private readonly Option<TokenGroup[]> _groups = GroupOption.Of("--group");
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public PlotEmbeddingCommand(Session session)
        : base("embedding", "Draw the embedding of a saved model in the plane of its first two principal components")
    {
        _session = session;
        _screen = session.Screen;
        _options.Model.Required = true;
        _out.Required = true;
        Add(_options.Model);
        Add(_out);
        Add(_options.Top);
        Add(_groups);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "plot embedding --model names.safetensors --out embedding.png";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(_out)!;
        string file = arguments.GetRequiredValue(_options.Model)!;
        var files = new CommandFiles();
        files.Read(_options.Model.Name, file);
        files.Write(_out.Name, path);
        ILanguageModel model = _session.Models.Load(_options.Model.Name, file);
        if (model.Vocabulary.Kind is not Tokens.Words && arguments.CommandResult.IsGiven(_options.Top))
            throw new OptionException($"{_options.Top.Name} is for models that read words, and this model reads characters; leave the option out to draw all tokens.");
        IReadOnlyList<TokenGroup> groups = TokenGroups.Of(
            model.Vocabulary, arguments.GetValue(_options.Top), arguments.GetRequiredValue(_groups));
        string replacement = OutputFile.ReplacementNote(path);
        EmbeddingPlot.Write(path, $"The embedding of {model.Spec.Name}", TokenVectors.Of(model), groups);
        _screen.WriteLine($"drew {Counted.Of(groups.Sum(group => group.Tokens.Count), "token")} in {path}{replacement}");
    }
}

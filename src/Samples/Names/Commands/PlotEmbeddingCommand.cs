using System.CommandLine;
using Embeddings;
using Makemore;
using Names.Options;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Draws the embedding of a model.</summary>
internal sealed class PlotEmbeddingCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Option<string?> _out = PictureOption.Of("--out");
    private readonly Option<TokenGroup[]> _groups = GroupOption.Of("--group");
    private readonly IAnsiConsole _screen;

    public PlotEmbeddingCommand(IAnsiConsole screen)
        : base("embedding", "Draw the embedding of a saved model in the plane of its first two principal components")
    {
        _screen = screen;
        _options.Model.Required = true;
        _out.Required = true;
        Add(_options.Model);
        Add(_out);
        Add(_options.Top);
        Add(_groups);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names plot embedding --model names.safetensors --out embedding.png";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ILanguageModel model = SavedModel.Load(arguments.GetRequiredValue(_options.Model)!);
        string path = arguments.GetRequiredValue(_out)!;
        IReadOnlyList<TokenGroup> groups = TokenGroups.Of(
            model.Vocabulary, arguments.GetValue(_options.Top), arguments.GetRequiredValue(_groups));
        EmbeddingPlot.Write(path, $"The embedding of {model.Spec.Name}", TokenVectors.Of(model), groups);
        _screen.WriteLine($"drew {groups.Sum(group => group.Tokens.Count)} tokens in {path}");
    }
}

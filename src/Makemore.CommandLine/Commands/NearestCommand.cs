using System.CommandLine;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Shows the tokens whose vectors are nearest to the vector of a token.</summary>
internal sealed class NearestCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Argument<string> _token = new("token") { Description = "The letter or word whose neighbors to show" };
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public NearestCommand(Session session)
        : base("nearest", "Show the tokens whose vectors have the highest cosine similarity to the vector of a token")
    {
        _session = session;
        _screen = session.Screen;
        _options.Model.Required = true;
        _options.Count.Description = "Number of tokens to show";
        _options.Count.DefaultValueFactory = _ => 10;
        Add(_token);
        Add(_options.Model);
        Add(_options.Count);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "nearest a --model names.safetensors --count 5";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ILanguageModel model = _session.Models.Load(_options.Model.Name, arguments.GetRequiredValue(_options.Model)!);
        string token = arguments.GetRequiredValue(_token);
        NeighborReport.Write(
            _screen,
            TokenVectors.Of(model).Nearest(model.Vocabulary.FoldsCase ? token.ToLowerInvariant() : token, arguments.GetValue(_options.Count)));
    }
}

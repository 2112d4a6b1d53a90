using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Generates names or sentences with a saved model, or with a mixture of several models.</summary>
internal sealed class SampleCommand : Command, ICommandWithExample, ICommandWithChoice
{
    private readonly NamesOptions _options = new();
    private readonly ProtocolOptions _protocol = new();
    private readonly Option<string[]> _mix = MixOption.Create("Generate with a mixture of several models");
    private readonly NgramOptions _ngrams = new();
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public SampleCommand(Session session)
        : base("sample", "Generate names or sentences with a saved model or a mixture of several, one per line; or show the probabilities of the next token")
    {
        _session = session;
        _screen = session.Screen;
        _options.Data.Description = "Mark each name or sentence as new or as found in this file; with --mix, also learn the weights on it [default: no marks; for --mix the data that the models were trained on]";
        _protocol.Split.Description = "For --mix: how to split the lines into train, dev and test [default: the split that the models were trained with]";
        _protocol.Split.DefaultValueFactory = null;
        Add(_options.Model);
        Add(_mix);
        Add(_options.Count);
        Add(_options.Temperature);
        Add(_options.TopK);
        Add(_options.TopP);
        Add(_options.Prompt);
        Add(_options.MaxLength);
        Add(_options.Seed);
        Add(_options.Data);
        Add(_options.Lower);
        _protocol.AddSplitTo(this);
        _ngrams.AddTo(this, _mix);
        Add(_options.Explain);
        Validators.Add(Validate);
        Validators.Add(_options.ValidateLower);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "sample --model names.safetensors --prompt em --temperature 0.8";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Choice => [_options.Model, _mix];

    private void Validate(CommandResult command)
    {
        bool isMixed = command.IsGiven(_mix);
        if (!isMixed && _protocol.OfParts.FirstOrDefault(command.IsGiven) is { } part)
            command.AddError($"{part.Name} requires {_mix.Name}.");
        if (!command.IsGiven(_options.Explain))
            return;
        Option[] ofMixture = [_options.Data, _options.Lower, .. _protocol.OfParts, .. _ngrams.All];
        foreach (Option other in Options.Except([_options.Model, _mix, _options.Explain, .. isMixed ? ofMixture : []]).Where(command.IsGiven))
            command.AddError($"{_options.Explain.Name} generates nothing, so {other.Name} does not apply; specify only one of them.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        EvaluatedMixture? mixture = arguments.GetValue(_mix) is { Length: > 0 } names
            ? LearnedMixture.Of(arguments, _session, names, _options, _protocol, _ngrams, new CommandFiles(), cancellationToken)
            : null;
        INextTokenModel model = mixture?.Model ?? SavedModel.Load(_session.Models, _options.Model.Name, arguments.GetRequiredValue(_options.Model)!).Model;
        if (arguments.GetValue(_options.Explain) is { } text)
        {
            NamesOptions.ThrowUnlessReads(model.Vocabulary, text, _options.Explain);
            NextTokenReport.Write(_screen, model, text);
            return;
        }
        SamplingOptions options = _options.Sampling(arguments, model.Vocabulary);
        Action<string> write = arguments.GetValue(_options.Data) is { } data
            ? new Preparation(_screen, data, cancellationToken).Run(_options.Reading(arguments), () =>
                new MarkedSamples(_screen, mixture?.Words ?? _options.Corpus(arguments, model.Vocabulary.Kind, cancellationToken), model.Vocabulary)).Write
            : _screen.Profile.Out.Writer.WriteLine;
        foreach (string name in model.EnumerateSamples(options).Take(arguments.GetValue(_options.Count)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Each is written as it is drawn, until nobody reads any more.
            write(name);
            if (_session.Output is { Gone.IsCancellationRequested: true })
                return;
        }
    }
}

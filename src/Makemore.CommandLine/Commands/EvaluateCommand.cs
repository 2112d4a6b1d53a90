using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Evaluates a saved model, or a mixture of several models.</summary>
internal sealed class EvaluateCommand : Command, ICommandWithExample, ICommandWithChoice
{
    private readonly NamesOptions _options = new();
    private readonly ProtocolOptions _protocol = new();
    private readonly Option<string[]> _mix = MixOption.Create("Evaluate each of several models, and their mixture");
    private readonly Option<string?> _baseline = BaselineOption.Create();
    private readonly NgramOptions _ngrams = new();
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public EvaluateCommand(Session session)
        : base("evaluate", "Show the loss of a saved model in nats and bits, and its perplexity, on the train, dev and test parts that it was trained with. A warning says if the model has learned from dev or test lines. With --mix, show the losses of several models and of their mixture")
    {
        _session = session;
        _screen = session.Screen;
        _options.Data.Description = "Text file to evaluate on, with one word per line; for word models, one sentence per line [default: the data that the model was trained on]";
        _protocol.Split.Description += " [default: the split that the model was trained with]";
        _protocol.Split.DefaultValueFactory = null;
        Add(_options.Model);
        Add(_mix);
        Add(_options.Data);
        Add(_options.Lower);
        _protocol.AddSplitTo(this);
        Add(_baseline);
        _ngrams.AddTo(this, _mix, _baseline);
        Validators.Add(Validate);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "evaluate --model names.safetensors --baseline kneser-ney";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Choice => [_options.Model, _mix];

    private void Validate(CommandResult command)
    {
        if (command.IsGiven(_mix) && command.IsGiven(_baseline))
            command.AddError($"{_baseline.Name} requires {_options.Model.Name}; add the name of the n-gram model to {_mix.Name}.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_mix) is { Length: > 0 } names)
            EvaluateMixture(arguments, names, cancellationToken);
        else
            EvaluateModel(arguments, arguments.GetRequiredValue(_options.Model)!, cancellationToken);
    }

    private void EvaluateMixture(ParseResult arguments, string[] names, CancellationToken cancellationToken)
    {
        var mixture = LearnedMixture.Learn(arguments, _session, names, _options, _protocol, _ngrams, cancellationToken);
        MixtureTable.Write(_screen, Preparation.Result("evaluating the models", () => MixtureTable.Rows(mixture), cancellationToken));
    }

    private void EvaluateModel(ParseResult arguments, string path, CancellationToken cancellationToken)
    {
        ILanguageModel model = _session.Models.Load(path);
        Provenance? origin = Provenance.Read(path);
        var preparation = new Preparation(_screen, arguments.GetValue(_options.Data) ?? origin?.Data, cancellationToken);
        MixtureComponent? ngrams = arguments.GetValue(_baseline) is { } name ? _ngrams.Create(name, arguments, model.Vocabulary) : null;
        Corpus words = preparation.Run(_options.Reading(arguments), () => Corpus(arguments, model, path, origin, cancellationToken));
        Protocol protocol = _protocol.Read(arguments, model.Vocabulary, origin?.Protocol);
        if (ngrams is not null)
            NamesOptions.ThrowUnlessSplittable(words, protocol, model.Spec.Tokens);
        string? warning = preparation.Run("comparing the data with those of the training", () =>
        {
            ForeignLetters.ThrowIfAny(words, model.Vocabulary, "train a model on data with this letter");
            return origin is null ? null : SeenLines.Warning(path, origin, words, protocol);
        });
        if (warning is not null)
            arguments.InvocationConfiguration.Error.WriteLine(warning);
        CorpusPart[] parts = preparation.Run("building the examples", () =>
        {
            (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, protocol, model.Spec, cancellationToken: cancellationToken);
            return (CorpusPart[])[train, dev, test, new("all", words, ContextDataset.Build(protocol.Read(words), model.Vocabulary, model.Spec.Context, cancellationToken))];
        });
        (CorpusPart, float)[] losses = preparation.Run("evaluating the model", () => LossTable.Losses(model, parts));
        LossTable.Write(_screen, model.Vocabulary.Kind, losses);
        if (ngrams is not null)
            Compare(preparation, model, ngrams, words, protocol);
    }

    /// <summary>The given corpus, or the one that the model was trained on.</summary>
    private Corpus Corpus(ParseResult arguments, ILanguageModel model, string path, Provenance? origin, CancellationToken cancellationToken) =>
        arguments.CommandResult.IsGiven(_options.Data)
            ? _options.Corpus(arguments, model.Spec.Tokens, cancellationToken)
            : origin?.Load(cancellationToken) ?? throw new OptionException($"{_options.Data.Name} is required, because {path} does not say what it was trained on.");

    /// <summary>Writes the losses of the model, of the n-grams, and of a mixture of both.</summary>
    private void Compare(Preparation preparation, ILanguageModel model, MixtureComponent ngrams, Corpus words, Protocol protocol)
    {
        (string, float?, float, float)[] rows = preparation.Run("counting n-grams", () =>
            MixtureTable.Rows(LearnedMixture.Learn([new("model", model), ngrams], words, protocol, model.Spec, preparation.CancellationToken)));
        _screen.WriteLine();
        MixtureTable.Write(_screen, rows);
    }
}

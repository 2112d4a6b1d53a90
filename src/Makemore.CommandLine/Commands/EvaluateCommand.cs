using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
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
    private readonly Option<string?> _out = PathOption.File("--out", "With --mix: save the mixture, with all its models, in this safetensors file");
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public EvaluateCommand(Session session)
        : base("evaluate", "Show the loss of a saved model in nats and bits, and its perplexity, on the train, dev and test parts that it was trained with. A warning says if the model has learned from dev or test lines. With --mix, show the losses of several models and of their mixture, and save it with --out")
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
        Add(_out);
        Validators.Add(Validate);
        Validators.Add(_options.ValidateLower);
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
        if (command.IsGiven(_out) && !command.IsGiven(_mix))
            command.AddError($"{_out.Name} requires {_mix.Name}.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_mix) is { Length: > 0 } names)
            EvaluateMixture(arguments, names, cancellationToken);
        else
            EvaluateModel(arguments, SavedModel.Load(_session.Models, _options.Model.Name, arguments.GetRequiredValue(_options.Model)!), cancellationToken);
    }

    private void EvaluateMixture(ParseResult arguments, string[] names, CancellationToken cancellationToken)
    {
        string? file = arguments.GetValue(_out);
        var files = new CommandFiles();
        foreach (string name in names.Where(name => !NgramOptions.IsName(name)))
            files.Read($"a model of {_mix.Name}", name);
        if (file is not null)
            files.Write(_out.Name, file);
        EvaluatedMixture mixture = LearnedMixture.Of(arguments, _session, names, _options, _protocol, _ngrams, files, cancellationToken);
        MixtureRow[] rows = Preparation.Result("evaluating the models", () => MixtureTable.Rows(mixture), cancellationToken);
        string replacement = OutputFile.ReplacementNote(file);
        if (file is not null)
            mixture.Save(file, (rows[^1].Dev, rows[^1].Test));
        MixtureTable.Write(_screen, rows, MixtureTable.Learned);
        if (file is not null)
            _screen.WriteLine($"saved in {file}{replacement}");
    }

    private void EvaluateModel(ParseResult arguments, SavedModel saved, CancellationToken cancellationToken)
    {
        INextTokenModel model = saved.Model;
        MixtureComponent? ngrams = arguments.GetValue(_baseline) is { } name ? _ngrams.Create(name, arguments, model.Vocabulary) : null;
        var origin = new CommonOrigin([saved], arguments, _options, _protocol);
        var preparation = new Preparation(_screen, origin.Data, cancellationToken);
        if (EvaluatedMixture.HasCache(model))
            _protocol.ThrowUnlessOrdered(origin.Protocol, NgramOptions.Cache);
        Corpus words = origin.Load(preparation, mustSplit: ngrams is not null || model is MixtureModel);
        Protocol protocol = origin.Protocol;
        if (model is MixtureModel mixture)
            Show(preparation, "evaluating the models", MixtureTable.Loaded, () => EvaluatedMixture.Of(saved.File, mixture, words, protocol, cancellationToken));
        else
            EvaluateParts(preparation, model, words, protocol);
        if (ngrams is null)
            return;
        _screen.WriteLine();
        MixtureComponent[] components = [new("model", model, saved.File), ngrams];
        Show(preparation, "counting n-grams", MixtureTable.Learned, () => EvaluatedMixture.Learn(components, words, protocol, cancellationToken));
    }

    private void EvaluateParts(Preparation preparation, INextTokenModel model, Corpus words, Protocol protocol)
    {
        CorpusPart[] parts = preparation.Run("building the examples", () =>
        {
            (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, protocol, model, preparation.CancellationToken);
            return (CorpusPart[])[train, dev, test, new("all", words, ContextDataset.Build(protocol.Read(words), model.Vocabulary, model.DataContextLength, preparation.CancellationToken))];
        });
        LossTable.Write(_screen, model.Vocabulary.Kind, preparation.Run("evaluating the model", () => LossTable.Losses(model, parts)));
    }

    /// <summary>Writes the losses of the models of a mixture.</summary>
    private void Show(Preparation preparation, string what, string note, Func<EvaluatedMixture> mixture) =>
        MixtureTable.Write(_screen, preparation.Run(what, () => MixtureTable.Rows(mixture())), note);
}

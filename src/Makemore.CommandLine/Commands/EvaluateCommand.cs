using System.CommandLine;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Evaluates a saved model.</summary>
internal sealed class EvaluateCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly BaselineOptions _baseline = new();
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public EvaluateCommand(Session session)
        : base("evaluate", "Show the loss of a saved model in nats and bits, and its perplexity, on the train, dev and test parts that it was trained with. A warning says if the model has learned from dev or test lines")
    {
        _session = session;
        _screen = session.Screen;
        _options.Data.Description = "Text file to evaluate on, with one word per line; for word models, one sentence per line [default: the data that the model was trained on]";
        _options.Split.Description += " [default: the split that the model was trained with]";
        _options.Split.DefaultValueFactory = null;
        _options.Model.Required = true;
        Add(_options.Model);
        Add(_options.Data);
        Add(_options.Lower);
        Add(_options.Split);
        _baseline.AddTo(this);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "evaluate --model names.safetensors --baseline kneser-ney";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(_options.Model)!;
        ILanguageModel model = _session.Models.Load(path);
        Provenance? origin = Provenance.Read(path);
        NgramModel? ngrams = _baseline.Create(arguments, model.Vocabulary);
        Corpus words = Corpus(arguments, model, path, origin);
        if (ngrams is not null)
            NamesOptions.ThrowUnlessSplittable(words, model.Spec.Tokens);
        ForeignLetters.ThrowIfAny(words, model.Vocabulary, "train a model on data with this letter");
        CorpusSplit split = Split(arguments, origin);
        if (origin is not null)
            SeenLines.Warn(arguments.InvocationConfiguration.Error, path, origin, words, split);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, split, model.Spec);
        var all = new CorpusPart("all", words, ContextDataset.Build(words, model.Vocabulary, model.Spec.Context));
        LossTable.Write(_screen, model, train, dev, test, all);
        if (ngrams is not null)
            Compare(model, dev, test, ngrams, words, split, cancellationToken);
    }

    /// <summary>The given corpus, or the one that the model was trained on.</summary>
    private Corpus Corpus(ParseResult arguments, ILanguageModel model, string path, Provenance? origin) =>
        arguments.CommandResult.IsGiven(_options.Data)
            ? _options.Corpus(arguments, model.Spec.Tokens)
            : origin?.Load() ?? throw new OptionException($"{_options.Data.Name} is required, because {path} does not say what it was trained on.");

    /// <summary>The given split, or the one that the model was trained with.</summary>
    private CorpusSplit Split(ParseResult arguments, Provenance? origin) =>
        arguments.CommandResult.IsGiven(_options.Split) || origin is null ? arguments.GetValue(_options.Split) : origin.Split;

    /// <summary>Counts the n-grams of the train part, and learns the weights of the mixture on the dev part.</summary>
    private void Compare(ILanguageModel model, CorpusPart dev, CorpusPart test, NgramModel ngrams, Corpus words, CorpusSplit split, CancellationToken cancellationToken)
    {
        // The mixture needs contexts that are long enough for both models.
        int context = Math.Max(model.Spec.Context, ngrams.ContextLength);
        (CorpusPart counted, CorpusPart longDev, CorpusPart longTest) = CorpusPart.Split(words, split, model.Spec, context);
        ngrams.Train(counted.Examples, cancellationToken);
        var mixture = new MixtureModel(model, ngrams);
        mixture.LearnWeights(longDev.Examples, cancellationToken: cancellationToken);

        float weight = mixture.Weights[0];
        _screen.WriteLine();
        BaselineTable.Write(
            _screen,
            ("model", model, dev, test),
            ($"{ngrams.Smoothing} of order {ngrams.Order}", ngrams, longDev, longTest),
            ($"{weight:0.00} model + {1 - weight:0.00} n-grams", mixture, longDev, longTest));
    }
}

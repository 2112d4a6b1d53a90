using System.CommandLine;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
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
        : base("evaluate", "Show the loss of a saved model in nats and bits, and its perplexity, on the train, dev and test parts that 'train' uses")
    {
        _session = session;
        _screen = session.Screen;
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
        ILanguageModel model = _session.Models.Load(arguments.GetRequiredValue(_options.Model)!);
        NgramModel? ngrams = _baseline.Create(arguments, model.Vocabulary);
        Corpus words = ngrams is null ? _options.Corpus(arguments, model.Spec.Tokens) : _options.CorpusToSplit(arguments, model.Spec.Tokens);
        ForeignLetters.ThrowIfAny(words, model.Vocabulary, "train a model on data with this letter");
        CorpusSplit split = arguments.GetValue(_options.Split);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, split, model.Spec);
        var all = new CorpusPart("all", words, ContextDataset.Build(words, model.Vocabulary, model.Spec.Context));
        LossTable.Write(_screen, model, train, dev, test, all);
        if (ngrams is not null)
            Compare(model, dev, test, ngrams, words, split, cancellationToken);
    }

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

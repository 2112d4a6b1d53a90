using System.CommandLine;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Training;

namespace Makemore.CommandLine.Mixing;

/// <summary>The data and the parts of several saved models: those of the command line, or those that all were trained on.</summary>
internal sealed class CommonOrigin
{
    private readonly ParseResult _arguments;
    private readonly NamesOptions _options;
    private readonly SavedModel[] _models;
    private readonly bool _isDataGiven;
    private readonly SavedModel? _known;

    /// <summary>Compares what the models were trained on, unless the command line says what to use.</summary>
    /// <exception cref="OptionException">The models were trained on different lines or parts.</exception>
    public CommonOrigin(SavedModel[] models, ParseResult arguments, NamesOptions options, ProtocolOptions parts)
    {
        _models = models;
        _arguments = arguments;
        _options = options;
        _isDataGiven = arguments.CommandResult.IsGiven(options.Data);
        SavedModel[] known = [.. models.Where(model => model.Origin is not null)];
        _known = known.FirstOrDefault();
        if (!_isDataGiven)
            ThrowUnlessSame(known, options.Data, "data", (one, other) => one.Fingerprint == other.Fingerprint, origin => FileText.Line(origin.Data));
        if (!parts.HaveSplit(arguments.CommandResult))
            ThrowUnlessSame(known, parts.Split, "splits", (one, other) => HaveSameParts(one.Protocol, other.Protocol), origin => origin.Protocol.Name);
        Protocol = parts.Read(arguments, models[0].Model.Vocabulary, _known?.Origin!.Protocol);
    }

    /// <summary>The file with the data; null if the data are embedded, or if no file is known.</summary>
    public string? Data => _arguments.GetValue(_options.Data) ?? _known?.Origin!.Data;

    /// <summary>What a message calls this file.</summary>
    public string DataName => _isDataGiven ? _options.Data.Name : "the data of the training";

    /// <summary>How to split the data.</summary>
    public Protocol Protocol { get; }

    /// <summary>Loads the data, checks that the models can read them, and warns if a model has learned from dev or test lines.</summary>
    /// <param name="preparation">Runs the work.</param>
    /// <param name="mustSplit">Whether the data must have enough lines for all parts.</param>
    public Corpus Load(Preparation preparation, bool mustSplit)
    {
        Vocabulary vocabulary = _models[0].Model.Vocabulary;
        Corpus words = preparation.Run(_options.Reading(_arguments), () => Load(vocabulary.Kind, preparation.CancellationToken));
        if (mustSplit)
            NamesOptions.ThrowUnlessSplittable(words, Protocol, vocabulary.Kind);
        string[] warnings = preparation.Run("comparing the data with those of the training", () =>
        {
            ForeignLetters.ThrowIfAny(words, vocabulary, $"train {(_models.Length == 1 ? "a model" : "models")} on data with this letter");
            return _models.SelectMany(model => model.Warnings(words, Protocol)).ToArray();
        });
        foreach (string warning in warnings)
            _arguments.InvocationConfiguration.Error.WriteLine(warning);
        return words;
    }

    private Corpus Load(Tokens tokens, CancellationToken cancellationToken) =>
        _isDataGiven
            ? _options.Corpus(_arguments, tokens, cancellationToken)
            : _known?.Origin!.Load(cancellationToken) ?? throw new OptionException($"{_options.Data.Name} is required, because {_models[0].Path} does not say what it was trained on.");

    private static bool HaveSameParts(Protocol one, Protocol other) =>
        one.HasPartsOf(other) && one.IsRunningText == other.IsRunningText;

    private static void ThrowUnlessSame(
        SavedModel[] models, Option option, string what, Func<Provenance, Provenance, bool> areSame, Func<Provenance, string> name)
    {
        if (Array.Find(models, other => !areSame(models[0].Origin!, other.Origin!)) is { } different)
        {
            throw new OptionException(
                $"{option.Name} is required, because {models[0].Path} and {different.Path} were trained on different {what}: {name(models[0].Origin!)} and {name(different.Origin!)}.");
        }
    }
}

using System.Globalization;
using System.Reflection;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Training;

/// <summary>Where a saved model comes from. A checkpoint keeps it as metadata.</summary>
/// <param name="Data">The source of the lines: the path of the file as the user wrote it, or the name of the embedded corpus.</param>
/// <param name="Fingerprint">The fingerprint of the lines.</param>
/// <param name="Protocol">The protocol whose train part the model learned from.</param>
/// <param name="Program">The program that trained the model, with its version.</param>
internal sealed record Provenance(string Data, string Fingerprint, Protocol Protocol, string Program)
{
    private const string Prefix = "training.";

    /// <summary>The entry of the protocol, which begins with the split.</summary>
    private const string Split = "Split";

    /// <summary>The entry of the fingerprint of the added lines.</summary>
    private const string AddedFingerprint = "AddedFingerprint";

    private static readonly string ThisProgram =
        $"makemore {typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion}";

    /// <summary>The lines that the model learned from in addition to the train part; null if there are none.</summary>
    public AddedSource? Added { get; init; }

    /// <summary>How the model was trained; null for a mixture, which has learned only its n-grams and its weights from the lines.</summary>
    public TrainingRun? Run { get; init; }

    /// <summary>The loss on the train part, in nats; null if it was not computed.</summary>
    public float? TrainLoss { get; init; }

    /// <summary>The loss on the dev part, in nats; null if it was not computed.</summary>
    public float? DevLoss { get; init; }

    /// <summary>The loss on the test part, in nats; null if it was not computed.</summary>
    public float? TestLoss { get; init; }

    /// <summary>Describes a training that has not begun.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The options of the training, with its seed.</param>
    /// <param name="data">The source of the lines.</param>
    /// <param name="fingerprint">The fingerprint of the lines.</param>
    /// <param name="protocol">The protocol.</param>
    public static Provenance Of(ILanguageModel model, TrainingOptions options, string data, string fingerprint, Protocol protocol) =>
        Of(data, fingerprint, protocol) with { Run = new TrainingRun($"{model.Spec.ToAttribute()}", Settings.Of(options), options.Seed, Steps: 0) };

    /// <summary>Describes a mixture.</summary>
    /// <param name="data">The source of the lines.</param>
    /// <param name="fingerprint">The fingerprint of the lines.</param>
    /// <param name="protocol">The protocol. The n-grams are counted on its train part, and the weights are learned on its dev part.</param>
    public static Provenance Of(string data, string fingerprint, Protocol protocol) => new(data, fingerprint, protocol, ThisProgram);

    /// <summary>Describes the training after a number of updates.</summary>
    public Provenance After(int steps) => this with { Run = Run! with { Steps = steps } };

    /// <summary>Reads the provenance of a saved model; null if the file has none, because another program wrote it.</summary>
    /// <exception cref="CheckpointException">The file is not a checkpoint, or its provenance is damaged.</exception>
    public static Provenance? Read(CheckpointInfo file)
    {
        IReadOnlyDictionary<string, string> metadata = file.Metadata;
        if (!metadata.ContainsKey(Key(nameof(Data))))
            return null;
        return new Provenance(
            Text(nameof(Data)),
            Text(nameof(Fingerprint)),
            Protocol.Parse(Text(Split)) ?? throw Damaged(Split),
            Text(nameof(Program)))
        {
            Added = metadata.ContainsKey(Key(nameof(Added)))
                ? new AddedSource(Text(nameof(Added)), Text(AddedFingerprint), Number<int>(nameof(AddedSource.TrainCopies)))
                : null,
            Run = MixtureCheckpoint.Is(file) ? null : ReadRun(),
            TrainLoss = Loss(nameof(TrainLoss)),
            DevLoss = Loss(nameof(DevLoss)),
            TestLoss = Loss(nameof(TestLoss)),
        };

        TrainingRun ReadRun() => new(
            Text(nameof(TrainingRun.Declaration)),
            Settings.IsRecipe(Text(nameof(TrainingRun.Recipe))) ? Text(nameof(TrainingRun.Recipe)) : throw Damaged(nameof(TrainingRun.Recipe)),
            Number<int>(nameof(TrainingRun.Seed)),
            Number<int>(nameof(TrainingRun.Steps)));

        string Text(string name) => metadata.TryGetValue(Key(name), out string? value) ? value : throw Damaged(name);

        T Number<T>(string name)
            where T : struct, IParsable<T> =>
            T.TryParse(Text(name), CultureInfo.InvariantCulture, out T value) ? value : throw Damaged(name);

        float? Loss(string name) => metadata.ContainsKey(Key(name)) ? Number<float>(name) : null;

        CheckpointException Damaged(string name) => new(
            $"{file.Place}: the metadata {Key(name)} is missing or is not valid; train the model again.");
    }

    /// <summary>The entries for the metadata of a checkpoint.</summary>
    public IReadOnlyDictionary<string, string> ToMetadata()
    {
        var metadata = new Dictionary<string, string>();
        Add(nameof(TrainingRun.Declaration), Run?.Declaration);
        Add(nameof(TrainingRun.Recipe), Run?.Recipe);
        Add(nameof(TrainingRun.Seed), Run?.Seed);
        Add(nameof(Data), Data);
        Add(nameof(Fingerprint), Fingerprint);
        Add(Split, Protocol.Name);
        Add(nameof(Added), Added?.Data);
        Add(AddedFingerprint, Added?.Fingerprint);
        Add(nameof(AddedSource.TrainCopies), Added?.TrainCopies);
        Add(nameof(TrainingRun.Steps), Run?.Steps);
        Add(nameof(TrainLoss), TrainLoss);
        Add(nameof(DevLoss), DevLoss);
        Add(nameof(TestLoss), TestLoss);
        Add(nameof(Program), Program);
        return metadata;

        void Add(string name, IConvertible? value)
        {
            if (value is not null)
                metadata.Add(Key(name), value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Loads the corpus that the model was trained on.</summary>
    /// <exception cref="CorpusException">The lines have changed, or the file cannot be read.</exception>
    public Corpus Load(CancellationToken cancellationToken = default)
    {
        Corpus corpus;
        try
        {
            corpus = Data == Corpus.GivenNames.Source ? Corpus.GivenNames : Corpus.Load(Data, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is CorpusException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CorpusException($"The model was trained on {FileText.Line(Data)}, which cannot be read here: {Reason(unreadable)}; specify the file with --data.", unreadable);
        }
        // The training may have read the lines in lower case.
        return Matching(corpus) ?? Matching(corpus.ToLowerInvariant())
            ?? throw new CorpusException($"The model was trained on {FileText.Line(Data)}, whose lines have changed since; specify a file with --data.");
    }

    private static string Reason(Exception unreadable) => unreadable switch
    {
        CorpusException => "it is not a text with a word or a sentence on each line",
        ArgumentException => "it is not a path",
        _ => FileFault.Reason(unreadable),
    };

    private Corpus? Matching(Corpus corpus) => CommandLine.Data.Fingerprint.Of(corpus) == Fingerprint ? corpus : null;

    private static string Key(string name) => Prefix + name.ToLowerInvariant();
}

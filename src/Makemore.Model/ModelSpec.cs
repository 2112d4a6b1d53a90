using Makemore.Engine;

namespace Makemore;

/// <summary>
/// The architecture of a model, as its attribute declares it, and the table of its parameters. Two specifications with
/// the same values are equal. Two vocabularies with the same tokens are equal.
/// </summary>
public sealed record ModelSpec
{
    /// <summary>The name of the model's class.</summary>
    public required string Name { get; init; }

    /// <summary>How many tokens the model reads before the one it predicts.</summary>
    public required int Context { get; init; }

    /// <summary>How many numbers the vector of a token has.</summary>
    public required int Embed { get; init; }

    /// <summary>How many units a hidden layer has.</summary>
    public required int Hidden { get; init; }

    /// <summary>How many hidden layers there are.</summary>
    public required int Depth { get; init; }

    /// <summary>The activation function of the hidden layers.</summary>
    public required Activation Activation { get; init; }

    /// <summary>Whether the logits also depend on the embeddings directly, without the hidden layers between.</summary>
    public bool Direct { get; init; }

    /// <summary>Whether the output layer uses the embedding as its weights, and has none of its own.</summary>
    public bool SharedOutput { get; init; }

    /// <summary>The normalization of the hidden units.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>
    /// Whether each hidden layer has a residual connection, except the first. The layer then adds its input to its
    /// output.
    /// </summary>
    public bool Residual { get; init; }

    /// <summary>The share of the hidden units that a training step drops.</summary>
    public float Dropout { get; init; }

    /// <summary>Whether each hidden layer joins neighboring positions of the context in pairs.</summary>
    public bool Hierarchical { get; init; }

    /// <summary>How the parameters are initialized.</summary>
    public Initialization Initialization { get; init; }

    /// <summary>The factor of the initial embeddings; 0 uses the factor of <see cref="Initialization"/>.</summary>
    public float EmbedScale { get; init; }

    /// <summary>The factor of the initial weights of the output layer.</summary>
    public float OutputScale { get; init; } = 1;

    /// <summary>The library that the model computes with.</summary>
    public required Backend Backend { get; init; }

    /// <summary>Whether a token is a character or a word.</summary>
    public Tokens Tokens { get; init; }

    /// <summary>
    /// How many tokens there are, including the boundary. For a class of word models, this is the maximum, and the
    /// shapes of the parameters are for the maximum.
    /// </summary>
    public required int VocabularySize { get; init; }

    /// <summary>The tokens; null for a class of word models, because each instance has its own vocabulary.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>
    /// The parameters and the running statistics, in the order in which they are initialized and saved.
    /// </summary>
    public required IReadOnlyList<ParameterSpec> Parameters { get; init => field = ValueList<ParameterSpec>.Of(value); }

    /// <summary>How many numbers the model learns.</summary>
    public int ParameterCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Count);

    /// <summary>Whether the tokens are words.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="Tokens"/> is not a member of the enumeration.
    /// </exception>
    internal bool ReadsWords => Tokens switch
    {
        Tokens.Words => true,
        Tokens.Characters => false,
        _ => throw OptionRange.Fault(Tokens, "must be Characters or Words"),
    };

    /// <summary>
    /// Returns the architecture of a model with a vocabulary. Its parameters have one row for each token of it.
    /// </summary>
    /// <param name="vocabulary">The vocabulary. For a character model, it must have the tokens of the class.</param>
    /// <exception cref="ArgumentException">
    /// The vocabulary is of the wrong kind, is larger than declared, or has other characters. The message says what to
    /// declare.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="Tokens"/> is not a member of the enumeration.
    /// </exception>
    public ModelSpec For(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (vocabulary.Kind != Tokens)
            throw new ArgumentException($"The vocabulary holds {(ReadsWords ? "characters" : "words")} and {Name} reads {(ReadsWords ? "words" : "characters")}; build it with Vocabulary.{(ReadsWords ? nameof(Vocabulary.FromWords) : nameof(Vocabulary.FromAlphabet))}, or declare {Name} with {AttributeText.With(AttributeText.Argument(nameof(Tokens), vocabulary.Kind))}.", nameof(vocabulary));
        if (!ReadsWords)
        {
            return vocabulary.Equals(Vocabulary)
                ? this
                : throw new ArgumentException($"The vocabulary's letters are not those of {Name}; declare it with them, {AttributeText.With("Alphabet = …")}, or take {Name}.Vocabulary.", nameof(vocabulary));
        }
        if (vocabulary.Count > VocabularySize)
            throw new ArgumentException($"The vocabulary has {vocabulary.Count} tokens and {Name} at most {VocabularySize}; declare it with {AttributeText.With(AttributeText.Argument(nameof(VocabularySize), vocabulary.Count))}, or build the vocabulary with {Name}.MaxVocabularySize.", nameof(vocabulary));
        return this with
        {
            VocabularySize = vocabulary.Count,
            Vocabulary = vocabulary,
            Parameters = [.. Parameters.Select(parameter => parameter.HasRowPerToken ? parameter with { Shape = [vocabulary.Count, .. parameter.Shape.Skip(1)] } : parameter)],
        };
    }

    /// <summary>Returns the attribute that declares a model with this architecture and initialization.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="Tokens"/> is not a member of the enumeration.
    /// </exception>
    public MlpAttribute ToAttribute()
    {
        var attribute = new MlpAttribute
        {
            Context = Context,
            Embed = Embed,
            Hidden = Hidden,
            Activation = Activation,
            Direct = Direct,
            SharedOutput = SharedOutput,
            Normalization = Normalization,
            Residual = Residual,
            Dropout = Dropout,
            Hierarchical = Hierarchical,
            Initialization = Initialization,
            EmbedScale = EmbedScale,
            OutputScale = OutputScale,
            Tokens = Tokens,
            Backend = Backend,
        };
        // A hierarchical model takes its depth from its context.
        if (!Hierarchical)
            attribute.Depth = Depth;
        if (ReadsWords)
            attribute.VocabularySize = VocabularySize;
        else if (Vocabulary is not null)
            attribute.Alphabet = string.Concat(Vocabulary.Tokens.Skip(1));
        return attribute;
    }

    /// <summary>
    /// The settings of the layers in a checkpoint. A model without hidden layers has no settings of hidden layers.
    /// </summary>
    internal IEnumerable<(string Name, string Value)> LayerSettings()
    {
        yield return (nameof(Context), ModelSettings.Text(Context));
        yield return (nameof(Embed), ModelSettings.Text(Embed));
        yield return (nameof(Depth), ModelSettings.Text(Depth));
        if (Depth == 0)
            yield break;
        yield return (nameof(Hidden), ModelSettings.Text(Hidden));
        yield return (nameof(Activation), Activation.ToString());
        yield return (nameof(Direct), ModelSettings.Text(Direct));
        // A file without the setting is of a model without shared output weights, as all older files are.
        if (SharedOutput)
            yield return (nameof(SharedOutput), ModelSettings.Text(SharedOutput));
        yield return (nameof(Normalization), Normalization.ToString());
        yield return (nameof(Residual), ModelSettings.Text(Residual));
        yield return (nameof(Hierarchical), ModelSettings.Text(Hierarchical));
    }

    /// <summary>The vocabulary.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is none, because the architecture is that of a class of word models.
    /// </exception>
    internal Vocabulary DeclaredVocabulary() => Vocabulary ?? throw new InvalidOperationException(
        $"{Name} reads words, and its class declares no vocabulary; build one with Vocabulary.FromWords and call Create(vocabulary, seed).");

    /// <summary>Throws unless the model can read a context and write its logits.</summary>
    internal void ThrowUnlessReads(ReadOnlySpan<int> context, Span<float> logits) =>
        ModelArguments.ThrowUnlessReads(context, logits, Name, Context, VocabularySize);
}

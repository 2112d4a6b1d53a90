namespace Makemore;

/// <summary>A model's architecture, as its attribute declares it, and the parameters that follow from it.</summary>
public sealed record ModelSpec
{
    /// <summary>The name of the model's class.</summary>
    public required string Name { get; init; }

    /// <summary>How many tokens the model sees before the one it predicts.</summary>
    public required int Context { get; init; }

    /// <summary>How many numbers describe a token.</summary>
    public required int Embed { get; init; }

    /// <summary>How many units a hidden layer has.</summary>
    public required int Hidden { get; init; }

    /// <summary>How many hidden layers there are.</summary>
    public required int Depth { get; init; }

    /// <summary>The non-linearity of the hidden layers.</summary>
    public required Activation Activation { get; init; }

    /// <summary>Whether the embeddings also lead to the logits directly, past the hidden layers.</summary>
    public bool Direct { get; init; }

    /// <summary>What the hidden units are normalized over.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>Whether what a hidden layer reads is added to what it gives, from the second layer on.</summary>
    public bool Residual { get; init; }

    /// <summary>The share of the hidden units that a step of training drops.</summary>
    public float Dropout { get; init; }

    /// <summary>Whether the hidden layers fuse neighbouring positions of the context, layer by layer.</summary>
    public bool Hierarchical { get; init; }

    /// <summary>What the model computes with.</summary>
    public required Backend Backend { get; init; }

    /// <summary>What the model reads and predicts.</summary>
    public Tokens Tokens { get; init; }

    /// <summary>
    /// How many tokens there are, the boundary among them; of a class of word models how many there are at most, and the
    /// parameters are those of as many.
    /// </summary>
    public required int VocabularySize { get; init; }

    /// <summary>The tokens; null for a class of word models, whose vocabulary an instance is given.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>The parameters, in the order they are drawn and saved, and the running statistics among them.</summary>
    public required IReadOnlyList<ParameterSpec> Parameters { get; init; }

    /// <summary>How many numbers the model learns.</summary>
    public int ParameterCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Count);

    /// <summary>The architecture of a model that has neither embeddings nor layers, as those of counts.</summary>
    internal static ModelSpec WithoutLayers(string name, int context, Vocabulary vocabulary, IReadOnlyList<ParameterSpec> parameters) => new()
    {
        Name = name,
        Context = context,
        Embed = 0,
        Hidden = 0,
        Depth = 0,
        Activation = default,
        Backend = Backend.Simd,
        Tokens = vocabulary.Kind,
        VocabularySize = vocabulary.Count,
        Vocabulary = vocabulary,
        Parameters = parameters,
    };

    /// <summary>The architecture of a model with a vocabulary: as many tokens, and parameters with a row for each.</summary>
    /// <param name="vocabulary">The vocabulary; for characters one with the model's own tokens.</param>
    /// <exception cref="ArgumentException">The vocabulary is of another kind, is larger than declared, or has other letters; the message says what to declare.</exception>
    public ModelSpec For(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (vocabulary.Kind != Tokens)
            throw new ArgumentException($"The vocabulary holds {Noun(vocabulary.Kind)} and {Name} reads {Noun(Tokens)}; build it with Vocabulary.{(Tokens is Tokens.Words ? nameof(Vocabulary.FromWords) : nameof(Vocabulary.FromAlphabet))}, or declare {Name} with [Mlp(Tokens = Tokens.{vocabulary.Kind})].", nameof(vocabulary));
        if (Tokens is Tokens.Characters)
        {
            return Vocabulary?.HasSameTokens(vocabulary) == true
                ? this
                : throw new ArgumentException($"The vocabulary's letters are not those of {Name}; declare it with them, [Mlp(Alphabet = …)], or take {Name}.Vocabulary.", nameof(vocabulary));
        }
        if (vocabulary.Count > VocabularySize)
            throw new ArgumentException($"The vocabulary has {vocabulary.Count} tokens and {Name} at most {VocabularySize}; declare it with [Mlp(VocabularySize = {vocabulary.Count})], or build the vocabulary with {Name}.VocabularySize.", nameof(vocabulary));
        return this with
        {
            VocabularySize = vocabulary.Count,
            Vocabulary = vocabulary,
            Parameters = [.. Parameters.Select(parameter => parameter.HasRowPerToken ? parameter with { Shape = [vocabulary.Count, .. parameter.Shape.Skip(1)] } : parameter)],
        };
    }

    /// <summary>Throws unless the model can read a context and tell these logits.</summary>
    internal void ThrowUnlessReads(ReadOnlySpan<int> context, Span<float> logits)
    {
        if (context.Length != Context)
            throw new ArgumentException($"{Name} reads {Context} tokens; the context has {context.Length}.", nameof(context));
        if (logits.Length != VocabularySize)
            throw new ArgumentException($"{Name} predicts {VocabularySize} tokens; there is room for {logits.Length}.", nameof(logits));
        foreach (int token in context)
        {
            if ((uint)token >= (uint)VocabularySize)
                throw new ArgumentException($"Token {token} is not one of the vocabulary's 0 to {VocabularySize - 1}.", nameof(context));
        }
    }

    private static string Noun(Tokens tokens) => tokens is Tokens.Words ? "words" : "characters";
}

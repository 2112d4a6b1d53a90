namespace Makemore;

/// <summary>
/// Declares a neural language model. The source generator completes the annotated partial class with the model of
/// Bengio et al. 2003, <i>A Neural Probabilistic Language Model</i>. The defaults are the options of the notebook's
/// model.
/// </summary>
/// <example>
/// <code>
/// [Mlp(Context = 3, Embed = 20, Hidden = 100)]
/// public partial class NameModel;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MlpAttribute : Attribute
{
    /// <summary>How many tokens the model reads before the one it predicts; 3 by default.</summary>
    public int Context { get; set; } = 3;

    /// <summary>How many numbers describe a token (a row of E); 20 by default.</summary>
    public int Embed { get; set; } = 20;

    /// <summary>How many units a hidden layer has; 100 by default.</summary>
    public int Hidden { get; set; } = 100;

    /// <summary>How many hidden layers there are; 1 by default. With 0 the logits are linear in the embeddings.</summary>
    public int Depth { get; set; } = 1;

    /// <summary>The activation function of the hidden layers; <see cref="Activation.Tanh"/> by default.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>
    /// Whether direct connections lead from the embeddings to the logits, beside the hidden layers, as in equation 1 of
    /// Bengio et al. 2003: y = b + Wx + U tanh(d + Hx). False by default. With <see cref="Depth"/> 0 all connections
    /// are direct, and the model is log-linear with or without this option.
    /// </summary>
    public bool Direct { get; set; }

    /// <summary>
    /// Whether the output layer uses the embedding as its weights, and has none of its own (Press and Wolf 2017; Inan et
    /// al. 2017): the logits are h · Eᵀ + b. False by default. <see cref="Hidden"/> must then be equal to
    /// <see cref="Embed"/>.
    /// </summary>
    public bool SharedOutput { get; set; }

    /// <summary>What the hidden units are normalized over; <see cref="Normalization.None"/> by default.</summary>
    public Normalization Normalization { get; set; } = Normalization.None;

    /// <summary>
    /// Whether each hidden layer from the second on has a residual connection: its input is added to its output. False
    /// by default.
    /// </summary>
    public bool Residual { get; set; }

    /// <summary>The share of the hidden units that a training step drops, at least 0 and below 1; 0 by default.</summary>
    public float Dropout { get; set; }

    /// <summary>
    /// Whether each hidden layer fuses pairs of neighboring positions of the context until one position remains, as in
    /// WaveNet (van den Oord et al. 2016). False by default. The context must then be a power of 2. Do not set
    /// <see cref="Depth"/>: it is the exponent of that power.
    /// </summary>
    public bool Hierarchical { get; set; }

    /// <summary>
    /// How the weights are initialized; <see cref="Initialization.ScaledNormal"/>, as in the notebook, by default.
    /// </summary>
    public Initialization Initialization { get; set; } = Initialization.ScaledNormal;

    /// <summary>
    /// The factor of the embedding's normal draws. 0, the default, means the factor of the initialization: 0.01 for
    /// <see cref="Initialization.ScaledNormal"/>, 1 for the others.
    /// </summary>
    public float EmbedScale { get; set; }

    /// <summary>
    /// The factor of the output layer's initial weights; 1 by default. With a small factor, the untrained model gives
    /// all tokens about the same probability.
    /// </summary>
    public float OutputScale { get; set; } = 1;

    /// <summary>What the model reads and predicts; <see cref="Tokens.Characters"/> by default.</summary>
    public Tokens Tokens { get; set; } = Tokens.Characters;

    /// <summary>
    /// The maximum number of tokens in the vocabulary of a word model, with the boundary and &lt;unk&gt;. A word model
    /// must set it. A character model leaves it at 0, the default, because its <see cref="Alphabet"/> determines the
    /// number.
    /// </summary>
    public int VocabularySize { get; set; }

    /// <summary>
    /// The letters of the model's vocabulary, each once, in any order; a to z by default. The boundary '.' is always
    /// token 0 and does not belong to the alphabet. A letter is a Unicode code point. A word model has no alphabet.
    /// </summary>
    public string Alphabet { get; set; } = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>What the model computes with; <see cref="Backend.Simd"/> by default.</summary>
    public Backend Backend { get; set; } = Backend.Simd;

    /// <summary>
    /// Writes the attribute in C#, such as <c>[Mlp(Context = 3, Embed = 20, Hidden = 100)]</c>. Context, Embed and
    /// Hidden are always written, except Hidden in a model without hidden layers. The other arguments are written if
    /// they differ from their defaults.
    /// </summary>
    public override string ToString() => AttributeText.Of(this);
}

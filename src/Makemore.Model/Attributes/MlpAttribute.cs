namespace Makemore;

/// <summary>
/// Declares a neural language model: the compiler writes the annotated partial class as the model of
/// Bengio et al. 2003, <i>A Neural Probabilistic Language Model</i>. The defaults are the notebook's model.
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
    /// <summary>How many tokens the model sees before the one it predicts; 3 by default.</summary>
    public int Context { get; set; } = 3;

    /// <summary>How many numbers describe a token (a row of E); 20 by default.</summary>
    public int Embed { get; set; } = 20;

    /// <summary>How many units a hidden layer has; 100 by default.</summary>
    public int Hidden { get; set; } = 100;

    /// <summary>How many hidden layers there are; 1 by default. With 0 the logits are linear in the embeddings.</summary>
    public int Depth { get; set; } = 1;

    /// <summary>The non-linearity of the hidden layers; <see cref="Activation.Tanh"/> by default.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>
    /// Whether the embeddings also lead to the logits directly, as in equation 1 of Bengio et al. 2003,
    /// y = b + Wx + U tanh(d + Hx); false by default. With <see cref="Depth"/> 0 there is no other way, and the model is
    /// log-linear with or without it.
    /// </summary>
    public bool Direct { get; set; }

    /// <summary>What the hidden units are normalized over; <see cref="Normalization.None"/> by default.</summary>
    public Normalization Normalization { get; set; } = Normalization.None;

    /// <summary>Whether what a hidden layer reads is added to what it gives, from the second layer on; false by default.</summary>
    public bool Residual { get; set; }

    /// <summary>The share of the hidden units that a step of training drops, 0 or more and below 1; 0 by default.</summary>
    public float Dropout { get; set; }

    /// <summary>
    /// Whether the hidden layers fuse neighbouring positions of the context two by two, layer by layer, as WaveNet does
    /// (van den Oord et al. 2016), until one is left; false by default. The context is then a power of 2, and
    /// <see cref="Depth"/> is not written: it is that power.
    /// </summary>
    public bool Hierarchical { get; set; }

    /// <summary>How the weights start; <see cref="Initialization.ScaledNormal"/>, the notebook's way, by default.</summary>
    public Initialization Initialization { get; set; } = Initialization.ScaledNormal;

    /// <summary>
    /// What the normal draws of the embedding are multiplied by; 0, the default, takes the initialization's own factor:
    /// 0.01 for <see cref="Initialization.ScaledNormal"/>, 1 for the others.
    /// </summary>
    public float EmbedScale { get; set; }

    /// <summary>What the initial weights of the logits are multiplied by; 1 by default. A small number lets every next token start as likely as another.</summary>
    public float OutputScale { get; set; } = 1;

    /// <summary>What the model reads and predicts; <see cref="Tokens.Characters"/> by default.</summary>
    public Tokens Tokens { get; set; } = Tokens.Characters;

    /// <summary>
    /// How many tokens the vocabulary of a model of words has at most, the boundary and &lt;unk&gt; among them; such a model
    /// must say it. 0, the default, for characters, whose <see cref="Alphabet"/> tells it.
    /// </summary>
    public int VocabularySize { get; set; }

    /// <summary>
    /// The letters of the model's vocabulary, each once, in any order; a to z by default. The boundary '.' is always
    /// token 0 and is not written here. A letter is a Unicode code point. A model of words has none.
    /// </summary>
    public string Alphabet { get; set; } = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>What the model computes with; <see cref="Backend.Simd"/> by default.</summary>
    public Backend Backend { get; set; } = Backend.Simd;

    /// <summary>The attribute in C#, without the arguments that have their defaults: <c>[Mlp(Context = 3, Embed = 20, Hidden = 100)]</c>.</summary>
    public override string ToString() => AttributeText.Of(this);
}

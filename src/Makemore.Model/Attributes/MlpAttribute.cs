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
    /// The letters of the model's vocabulary, each once, in any order; a to z by default. The boundary '.' is always
    /// token 0 and is not written here. A letter is a Unicode code point.
    /// </summary>
    public string Alphabet { get; set; } = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>What the model computes with; <see cref="Backend.Simd"/> by default.</summary>
    public Backend Backend { get; set; } = Backend.Simd;
}

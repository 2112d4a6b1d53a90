using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How to sample texts from a model.</summary>
public sealed record SamplingOptions
{
    /// <summary>The seed; 42 by default. The same seed gives the same texts.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>
    /// The number by which the logits are divided; 1 by default. With a number near 0, nearly every draw is the most
    /// probable token. With 0, every draw is the most probable token.
    /// </summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Draws only from this many of the most probable tokens. Null, the default, means all tokens.</summary>
    public int? TopK { get; init; }

    /// <summary>
    /// Draws only from the most probable tokens that together have at least this probability. Null, the default, means
    /// all tokens.
    /// </summary>
    public float? TopP { get; init; }

    /// <summary>Whether a word model may draw &lt;unk&gt;, the token for unknown words; false by default.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>
    /// The beginning of every text; empty by default. A word model reads each word that is not in its vocabulary as
    /// &lt;unk&gt;.
    /// </summary>
    public string Prompt { get; init; } = "";

    /// <summary>
    /// The maximum number of tokens in a text, including the prompt; 100 by default. A longer prompt is not cut: it is the
    /// whole text.
    /// </summary>
    public int MaxLength { get; init; } = 100;

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the option and its range.</exception>
    internal void Validate()
    {
        Require(float.IsFinite(Temperature) && Temperature >= 0, Temperature, "must be a finite number, 0 (greedy) or more");
        Require(TopK is null or >= 1, TopK, "must be 1 or more, or null for all tokens");
        Require(TopP is null or (> 0 and <= 1), TopP, "must be above 0 and at most 1, or null for all tokens");
        Require(MaxLength >= 1, MaxLength, "must be 1 or more");
        ArgumentNullException.ThrowIfNull(Prompt);
    }
}

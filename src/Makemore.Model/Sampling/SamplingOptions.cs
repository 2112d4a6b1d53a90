using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How to sample texts from a model.</summary>
public sealed record SamplingOptions
{
    /// <summary>The seed; 42 by default. The same seed gives the same texts.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>
    /// The number that divides the logits; 1 by default. Near 0 the most probable token is drawn almost always, and at
    /// 0 always.
    /// </summary>
    public float Temperature { get; init; } = 1;

    /// <summary>How many of the most probable tokens to draw from; null, the default, is all of them.</summary>
    public int? TopK { get; init; }

    /// <summary>The total probability of the most probable tokens to draw from; null, the default, is all tokens.</summary>
    public float? TopP { get; init; }

    /// <summary>Whether a word model may draw &lt;unk&gt;, which stands for an unknown word; false by default.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>
    /// The beginning of every text; empty by default. A word model reads the words that are not in its vocabulary as
    /// &lt;unk&gt;.
    /// </summary>
    public string Prompt { get; init; } = "";

    /// <summary>The maximum number of tokens in a text, with those of the prompt; 100 by default.</summary>
    public int MaxLength { get; init; } = 100;

    /// <summary>Throws when an option is out of its range.</summary>
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

using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How texts are drawn from a model.</summary>
public sealed record SamplingOptions
{
    /// <summary>The seed: the same one draws the same texts; 42 by default.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Divides the logits: 1, the default, samples from the model as it is; towards 0 the likeliest token wins.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Draws among this many likeliest tokens only; null, the default, among all.</summary>
    public int? TopK { get; init; }

    /// <summary>Draws among the likeliest tokens that together reach this probability; null, the default, among all.</summary>
    public float? TopP { get; init; }

    /// <summary>Whether &lt;unk&gt; may be drawn, for which a model of words has no word; false by default.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>What every text begins with; empty by default. A model of words takes the words it does not know as &lt;unk&gt;.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>How many tokens a text has at most, the prompt's among them; 100 by default.</summary>
    public int MaxLength { get; init; } = 100;

    /// <summary>Throws when a value is out of its range.</summary>
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

namespace Makemore;

/// <summary>What a model reads and predicts, one at a time.</summary>
public enum Tokens
{
    /// <summary>The letters of an alphabet that is known at compile time. A line of text is a word.</summary>
    Characters,

    /// <summary>
    /// Words, numbers and punctuation. A line of text is a sentence. The vocabulary is built from a corpus at run time.
    /// </summary>
    Words,
}

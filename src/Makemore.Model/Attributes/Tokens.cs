namespace Makemore;

/// <summary>What a model reads and predicts, one at a time.</summary>
public enum Tokens
{
    /// <summary>The letters of an alphabet, which is known when the model is compiled; a line of text is a word.</summary>
    Characters,

    /// <summary>Words, numbers and punctuation; a line of text is a sentence, and the vocabulary is made from a corpus at run time.</summary>
    Words,
}

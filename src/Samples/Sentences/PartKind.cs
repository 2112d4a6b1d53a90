namespace Sentences;

/// <summary>The part of the corpus that a sentence belongs to.</summary>
internal enum PartKind
{
    /// <summary>The sentences to train on.</summary>
    Train,

    /// <summary>The sentences for early stopping.</summary>
    Dev,

    /// <summary>The held-out sentences for the evaluation.</summary>
    Test,
}

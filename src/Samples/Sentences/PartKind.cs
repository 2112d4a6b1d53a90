namespace Sentences;

/// <summary>What a sentence is for.</summary>
internal enum Part
{
    /// <summary>To learn from.</summary>
    Train,

    /// <summary>To stop the training by.</summary>
    Dev,

    /// <summary>To judge by.</summary>
    Test,
}

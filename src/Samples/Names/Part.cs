using Makemore;

namespace Names;

/// <summary>A part of a corpus that is judged by itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Words">Its words.</param>
internal sealed record Part(string Name, Corpus Words)
{
    /// <summary>The examples that its words give.</summary>
    public ContextDataset Examples { get; } =
        ContextDataset.Build(Words, NameModel.Vocabulary, NameModel.ContextLength);

    /// <summary>
    /// What is learned from (80 %), what is watched (10 %) and what is kept for the end (10 %). The shuffle is always
    /// the same, so that 'evaluate' finds the parts that 'train' made, whatever the seed.
    /// </summary>
    public static (Part Train, Part Dev, Part Test) Split(Corpus corpus)
    {
        (Corpus train, Corpus dev, Corpus test) = corpus.Split();
        return (new("train", train), new("dev", dev), new("test", test));
    }
}

using Makemore;

namespace Names;

/// <summary>A part of a corpus that is judged by itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Words">Its words.</param>
/// <param name="Examples">The examples that its words give.</param>
/// <param name="InTrain">How many of its words are learned from too, since a corpus may hold a word more than once; null where that says nothing.</param>
internal sealed record Part(string Name, Corpus Words, ContextDataset Examples, int? InTrain = null)
{
    /// <summary>
    /// What is learned from, what is watched and what is kept for the end. The shuffle is always the same, so that
    /// 'evaluate' finds the parts that 'train' made, whatever the seed.
    /// </summary>
    public static (Part Train, Part Dev, Part Test) Split(Corpus corpus, CorpusSplit split, Vocabulary vocabulary, int context)
    {
        (Corpus train, Corpus dev, Corpus test) = corpus.Split(split);
        HashSet<string> known = [.. train];
        return (Of("train", train, null), Of("dev", dev, dev.Count(known.Contains)), Of("test", test, test.Count(known.Contains)));

        Part Of(string name, Corpus words, int? inTrain) =>
            new(name, words, ContextDataset.Build(words, vocabulary, context), inTrain);
    }
}

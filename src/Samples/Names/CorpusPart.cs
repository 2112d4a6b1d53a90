using Makemore;

namespace Names;

/// <summary>A part of a corpus that is judged by itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Words">Its words.</param>
/// <param name="Examples">The examples that its words give.</param>
/// <param name="InTrain">How many of its words are learned from too, since a corpus may hold a word more than once; null where that says nothing.</param>
internal sealed record Part(string Name, Corpus Words, ContextDataset Examples, int? InTrain = null)
{
    /// <summary>The share of its words that the vocabulary does not have; null for letters.</summary>
    public double? UnknownShare
    {
        get
        {
            if (Examples.Vocabulary.Unknown is not { } unknown)
                return null;
            int[] words = [.. Enumerable.Range(0, Examples.Count).Select(Examples.Target).Where(token => token != Vocabulary.Boundary)];
            return (double)words.Count(word => word == unknown) / words.Length;
        }
    }

    /// <summary>
    /// What is learned from, what is watched and what is kept for the end. The shuffle is always the same, so that
    /// 'evaluate' finds the parts that 'train' made, whatever the seed.
    /// </summary>
    /// <param name="corpus">The words, or the sentences.</param>
    /// <param name="split">Whose way to part them.</param>
    /// <param name="model">What reads the examples. A class of word models gets the vocabulary of what is learned from.</param>
    /// <param name="context">How many tokens a context has; as many as the model reads when null.</param>
    public static (Part Train, Part Dev, Part Test) Split(Corpus corpus, CorpusSplit split, ModelSpec model, int? context = null)
    {
        (Corpus train, Corpus dev, Corpus test) = corpus.Split(split);
        Vocabulary vocabulary = TextVocabulary.For(model, train);
        HashSet<string> known = [.. train];
        return (Of("train", train, null), Of("dev", dev, dev.Count(known.Contains)), Of("test", test, test.Count(known.Contains)));

        Part Of(string name, Corpus words, int? inTrain)
        {
            var examples = ContextDataset.Build(words, vocabulary, context ?? model.Context);
            return examples.Count > 0 || words.Count == 0
                ? new Part(name, words, examples, inTrain)
                : throw new CorpusException($"{corpus.Source}: the {words.Count} lines of the {name} part hold no words; take a longer text.");
        }
    }
}

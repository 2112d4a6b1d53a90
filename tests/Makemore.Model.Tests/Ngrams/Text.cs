namespace Makemore.Tests.Ngrams;

/// <summary>A few words of letters, perhaps as one running text, and the models that have counted them.</summary>
internal sealed class Text(string alphabet, IEnumerable<string> words, bool isRunning = false)
{
    public Vocabulary Vocabulary { get; } = Vocabulary.FromAlphabet(alphabet);

    /// <summary>The words' letters as numbers.</summary>
    public IReadOnlyList<int[]> Lines => [.. words.Select(Vocabulary.Encode)];

    public ContextDataset Data(int context) => ContextDataset.Build(Corpus, Vocabulary, Math.Max(context, 1));

    public NgramModel Count(int order, NgramSmoothing? smoothing = null)
    {
        var model = new NgramModel(Vocabulary, order, smoothing);
        model.Train(Data(order - 1));
        return model;
    }

    private Corpus Corpus => isRunning ? Corpus.FromLines(words).AsRunningText() : Corpus.FromLines(words);
}

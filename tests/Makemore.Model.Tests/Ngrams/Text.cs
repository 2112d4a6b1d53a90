namespace Makemore.Tests.Ngrams;

/// <summary>A few words of letters, and the models that have counted them.</summary>
internal sealed class Text(string alphabet, IEnumerable<string> words)
{
    public Vocabulary Vocabulary { get; } = Vocabulary.FromAlphabet(alphabet);

    /// <summary>The words' letters as numbers.</summary>
    public IReadOnlyList<int[]> Lines => [.. words.Select(Vocabulary.Encode)];

    public ContextDataset Data(int context) => ContextDataset.Build(Corpus.FromLines(words), Vocabulary, Math.Max(context, 1));

    public NgramModel Count(int order, NgramSmoothing? smoothing = null)
    {
        var model = new NgramModel(Vocabulary, order, smoothing);
        model.Train(Data(order - 1));
        return model;
    }
}

using Makemore;

namespace Sentences;

/// <summary>The sentences of each part.</summary>
internal sealed record Corpora(Corpus Train, Corpus Dev, Corpus Test)
{
    /// <summary>The notebook's sentence, which is seen whatever else is.</summary>
    public const string Seen = "a dog is walking";

    private const int TrainingSentences = 6000;

    /// <summary>Draws some of the sentences that may be learned from; held out are always the same.</summary>
    /// <param name="seed">What they are drawn with.</param>
    public static Corpora Draw(int seed)
    {
        string[] candidates = Of(Part.Train);
        new Random(seed).Shuffle(candidates);
        return new Corpora(
            Corpus.FromLines([Seen, .. candidates.Where(sentence => sentence != Seen).Take(TrainingSentences - 1)]),
            Corpus.FromLines(Of(Part.Dev)),
            Corpus.FromLines(Of(Part.Test)));
    }

    private static string[] Of(Part part) =>
        [.. Language.Sentences.Where(sentence => sentence.Part == part).Select(sentence => sentence.Sentence.ToString())];
}

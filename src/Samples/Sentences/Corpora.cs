using Makemore;

namespace Sentences;

/// <summary>The sentences of the train, dev and test parts.</summary>
internal sealed record Corpora(Corpus Train, Corpus Dev, Corpus Test)
{
    /// <summary>The notebook's sentence, which is always in the train part.</summary>
    public const string Seen = "a dog is walking";

    private const int TrainingSentences = 6000;

    /// <summary>Draws sentences for the train part. The dev and test parts are always the same.</summary>
    /// <param name="seed">The seed of the random numbers.</param>
    public static Corpora Draw(int seed)
    {
        string[] candidates = Of(PartKind.Train);
        new Random(seed).Shuffle(candidates);
        return new Corpora(
            Corpus.FromLines([Seen, .. candidates.Where(sentence => sentence != Seen).Take(TrainingSentences - 1)]),
            Corpus.FromLines(Of(PartKind.Dev)),
            Corpus.FromLines(Of(PartKind.Test)));
    }

    private static string[] Of(PartKind part) =>
        [.. Language.Sentences.Where(sentence => sentence.Part == part).Select(sentence => sentence.Sentence.ToString())];
}

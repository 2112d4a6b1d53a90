using Makemore;

namespace Sentences;

/// <summary>What an experiment has shown, in words and numbers.</summary>
internal static class Report
{
    /// <summary>The words of a sentence, and the boundary behind them.</summary>
    private const int SentenceTokens = 5;

    private const int Neighbours = 5;

    /// <summary>Sentences to ask about, and what they are.</summary>
    public static IReadOnlyList<(string Sentence, string Kind)> Examples { get; } =
    [
        (Corpora.Seen, "seen"),
        ("the cat was sleeping", "held out"),
        ("these dogs were growling", "held out"),
        ("her teacher likes talking", "held out"),
        ("the cat were sleeping", "wrong"),
        ("sleeping the was cat", "wrong"),
    ];

    private static readonly string[] Searched = ["cat", "girls", "was", "the", "sleeping"];

    public static void Write(TextWriter output, Experiment experiment)
    {
        Corpora corpora = experiment.Corpora;
        output.WriteLine($"""
            {Language.Sentences.Count:N0} sentences about animals and people: {corpora.Train.Count:N0} to learn from, {corpora.Dev.Count} to stop by, {corpora.Test.Count} held out.
            No three tokens in a row of a held-out sentence have been seen.

            """);
        WritePerplexities(output, experiment);
        WriteProbabilities(output, experiment);
        WriteNeighbours(output, TokenVectors.Of(experiment.Model));
    }

    private static void WritePerplexities(TextWriter output, Experiment experiment)
    {
        output.WriteLine($"{"perplexity",-24} {"seen",10} {"held out",10}");
        WriteRow("trigrams as counted", experiment.Unsmoothed);
        foreach (NgramModel ngrams in experiment.KneserNey)
            WriteRow($"Kneser–Ney, order {ngrams.Order}", ngrams);
        WriteRow("the model", experiment.Model);
        double grammar = Math.Pow(Language.Sentences.Count, 1.0 / SentenceTokens);
        output.WriteLine($"{"all sentences as likely",-24} {grammar,10:0.00} {grammar,10:0.00}");
        output.WriteLine();

        void WriteRow(string name, INextTokenModel model) =>
            output.WriteLine($"{name,-24} {experiment.SeenPerplexity(model),10:0.00} {experiment.HeldOutPerplexity(model),10:0.00}");
    }

    private static void WriteProbabilities(TextWriter output, Experiment experiment)
    {
        NgramModel kneserNey = experiment.BestKneserNey;
        output.WriteLine($"{"probability",-26} {"",-8} {"counted",8} {$"KN {kneserNey.Order}",8} {"model",8}");
        foreach ((string sentence, string kind) in Examples)
        {
            IEnumerable<string> columns = new INextTokenModel[] { experiment.Unsmoothed, kneserNey, experiment.Model }
                .Select(model => $"{experiment.Probability(model, sentence),8:0.0E+0}");
            output.WriteLine($"{sentence,-26} {kind,-8} {string.Join(' ', columns)}");
        }
        output.WriteLine();
    }

    private static void WriteNeighbours(TextWriter output, TokenVectors vectors)
    {
        foreach (string word in Searched)
        {
            IEnumerable<string> neighbours = vectors.Nearest(word, Neighbours).Select(neighbour => $"{neighbour.Token} {neighbour.Similarity:0.00}");
            output.WriteLine($"like {word + ":",-10} {string.Join(", ", neighbours)}");
        }
    }
}

using Makemore;

namespace Sentences;

/// <summary>Writes the results of an experiment.</summary>
internal static class Report
{
    /// <summary>The number of words of a sentence, plus the boundary at its end.</summary>
    private const int SentenceTokens = 5;

    private const int Neighbors = 5;

    /// <summary>The sentences whose probabilities are shown, and their kinds.</summary>
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
            {Language.Sentences.Count:N0} sentences about animals and people: {corpora.Train.Count:N0} for training, {corpora.Dev.Count} for early stopping, {corpora.Test.Count} held out.
            No trigram of a held-out sentence is in the training sentences.

            """);
        WritePerplexities(output, experiment);
        WriteProbabilities(output, experiment);
        WriteNeighbors(output, TokenVectors.Of(experiment.Model));
    }

    private static void WritePerplexities(TextWriter output, Experiment experiment)
    {
        output.WriteLine($"{"perplexity",-24} {"seen",10} {"held out",10}");
        WriteRow("unsmoothed trigrams", experiment.Unsmoothed);
        foreach (NgramModel ngrams in experiment.KneserNey)
            WriteRow($"Kneser–Ney, order {ngrams.Order}", ngrams);
        WriteRow("the model", experiment.Model);
        double grammar = Math.Pow(Language.Sentences.Count, 1.0 / SentenceTokens);
        output.WriteLine($"{"uniform over sentences",-24} {grammar,10:0.00} {grammar,10:0.00}");
        output.WriteLine();

        void WriteRow(string name, INextTokenModel model) =>
            output.WriteLine($"{name,-24} {experiment.SeenPerplexity(model),10:0.00} {experiment.HeldOutPerplexity(model),10:0.00}");
    }

    private static void WriteProbabilities(TextWriter output, Experiment experiment)
    {
        NgramModel kneserNey = experiment.BestKneserNey;
        output.WriteLine($"{"probability",-26} {"",-8} {"trigrams",8} {$"KN {kneserNey.Order}",8} {"model",8}");
        foreach ((string sentence, string kind) in Examples)
        {
            IEnumerable<string> columns = new INextTokenModel[] { experiment.Unsmoothed, kneserNey, experiment.Model }
                .Select(model => $"{experiment.Probability(model, sentence),8:0.0E+0}");
            output.WriteLine($"{sentence,-26} {kind,-8} {string.Join(' ', columns)}");
        }
        output.WriteLine();
    }

    private static void WriteNeighbors(TextWriter output, TokenVectors vectors)
    {
        foreach (string word in Searched)
        {
            IEnumerable<string> neighbors = vectors.Nearest(word, Neighbors).Select(neighbor => $"{neighbor.Token} {neighbor.Similarity:0.00}");
            output.WriteLine($"near {word + ":",-10} {string.Join(", ", neighbors)}");
        }
    }
}

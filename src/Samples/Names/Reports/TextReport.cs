using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Which words of a text a model learns, and how many are left out.</summary>
internal static class TextReport
{
    /// <summary>Writes it.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="train">What is learned from.</param>
    /// <param name="most">How many tokens the model may have.</param>
    public static void Write(IAnsiConsole screen, ContextDataset train, int most)
    {
        Vocabulary vocabulary = train.Vocabulary;
        string which = vocabulary.Count == most
            ? "as many as the model may have, the commonest words of train"
            : $"the words that stand {TextVocabulary.MinimumCount} times or more in train";
        int[] targets = [.. Enumerable.Range(0, train.Count).Select(train.Target)];
        int words = targets.Count(target => target != Vocabulary.Boundary);
        int unknown = targets.Count(target => target == vocabulary.Unknown);
        screen.WriteLine($"{vocabulary.Count:N0} tokens: {which}; the others are {vocabulary[vocabulary.Unknown!.Value]}, {(double)unknown / words:0.0%} of train");
    }
}

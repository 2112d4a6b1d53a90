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
    public static void Write(IAnsiConsole screen, Part train, int most)
    {
        Vocabulary vocabulary = train.Examples.Vocabulary;
        string which = vocabulary.Count == most
            ? "as many as the model may have, the commonest words of train"
            : $"the words that stand {TextVocabulary.MinimumCount} times or more in train";
        screen.WriteLine($"{vocabulary.Count:N0} tokens: {which}; the others, {train.UnknownShare:0.0%} of it, are {vocabulary[vocabulary.Unknown!.Value]}");
    }
}

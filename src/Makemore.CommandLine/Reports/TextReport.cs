using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes how the vocabulary of a text was chosen, and the share of unknown words.</summary>
internal static class TextReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="train">The train part.</param>
    /// <param name="maxTokens">The maximum vocabulary size of the model.</param>
    public static void Write(IAnsiConsole screen, CorpusPart train, int maxTokens)
    {
        Vocabulary vocabulary = train.Examples.Vocabulary;
        string which = vocabulary.Count == maxTokens
            ? "the most frequent words of train, as many as the model can have"
            : $"the words that occur at least {TextVocabulary.MinimumCount} times in train";
        screen.WriteLine($"{vocabulary.Count:N0} tokens: {which}; {train.UnknownShare:0.0%} of train is {vocabulary[vocabulary.Unknown!.Value]}");
    }
}

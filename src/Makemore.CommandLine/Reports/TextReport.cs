using Makemore.CommandLine.Data;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes how the vocabulary of a text was chosen, and the share of unknown words.</summary>
internal static class TextReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="train">The train part.</param>
    /// <param name="protocol">How the vocabulary was built.</param>
    /// <param name="maxTokens">The maximum vocabulary size of the model.</param>
    public static void Write(IAnsiConsole screen, CorpusPart train, Protocol protocol, int maxTokens)
    {
        Vocabulary vocabulary = train.Examples.Vocabulary;
        string counted = protocol.CountsAllParts ? "all parts" : "train";
        string which = vocabulary.Count == maxTokens
            ? $"the most frequent words of {counted}, as many as the model can have"
            : $"the words that occur at least {Counted.Of(protocol.MinimumCount, "time")} in {counted}";
        screen.WriteLine($"{vocabulary.Count:N0} tokens: {which}; {train.UnknownShare:0.0%} of train is {vocabulary[vocabulary.Unknown!.Value]}");
    }
}

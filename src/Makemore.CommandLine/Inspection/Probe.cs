using Makemore.CommandLine.Data;

namespace Makemore.CommandLine.Inspection;

/// <summary>A few examples that stand for the train part of a corpus, so that pictures of a model take little time.</summary>
internal static class Probe
{
    /// <summary>The maximum number of lines.</summary>
    public const int MaxLines = 250;

    /// <summary>Takes lines at equal distances, and builds the examples of these lines.</summary>
    public static ContextDataset Of(CorpusPart train, int context)
    {
        int lines = Math.Min(train.Words.Count, MaxLines);
        IEnumerable<string> taken = Enumerable.Range(0, lines).Select(line => train.Words[(int)((long)line * train.Words.Count / lines)]);
        var words = Corpus.FromLines(taken);
        return ContextDataset.Build(train.Words.IsRunningText ? words.AsRunningText() : words, train.Examples.Vocabulary, context);
    }
}

using Makemore.CommandLine.Data;

namespace Makemore.CommandLine.Training;

/// <summary>
/// Lines of another file that a model learns from, in addition to the train part. Losses, n-grams and the vocabulary do not
/// depend on them.
/// </summary>
/// <param name="Lines">The lines.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record AddedLines(Corpus Lines, AddedSource Source)
{
    /// <summary>The examples of the train part, as often as it is copied, followed by those of the added lines.</summary>
    public ContextDataset Beside(CorpusPart train, CancellationToken cancellationToken)
    {
        var lines = Corpus.FromLines(Enumerable.Repeat(train.Words, Source.TrainCopies).SelectMany(words => words).Concat(Lines));
        return ContextDataset.Build(
            train.Words.IsRunningText ? lines.AsRunningText() : lines, train.Examples.Vocabulary, train.Examples.ContextLength, cancellationToken);
    }

    /// <summary>Says how many lines were added, and how many lines of the dev and test parts they have.</summary>
    public string Summary(CorpusPart dev, CorpusPart test)
    {
        string which = Source.TrainCopies == 1 ? "the train part" : $"{Source.TrainCopies} copies of the train part";
        return $"added {Counted.Of(Lines.Count, "line")} of {FileText.Line(Source.Data)} to {which}; {Share(dev)} dev lines and {Share(test)} test lines are among them";

        string Share(CorpusPart part) => $"{CommonLines.Count(Lines, part.Words):N0} of {part.Words.Count:N0}";
    }
}

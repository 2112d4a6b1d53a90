using Makemore;

namespace Names.Sweeping;

/// <summary>What trainings learn from and are judged by, in numbers.</summary>
/// <param name="Name">The file's name, for people.</param>
/// <param name="Fingerprint">A hash of all words in their order: two files of the same words are the same data.</param>
/// <param name="Split">Whose way to part the words.</param>
/// <param name="TrainWords">How many words, or sentences, are learned from.</param>
/// <param name="DevWords">How many words are chosen by.</param>
/// <param name="DevInTrain">How many of these are learned from too.</param>
/// <param name="TestWords">How many words are reported on.</param>
/// <param name="TestInTrain">How many of these are learned from too.</param>
internal sealed record DataSummary(
    string Name, string Fingerprint, CorpusSplit Split, int TrainWords, int DevWords, int DevInTrain, int TestWords, int TestInTrain)
{
    /// <summary>A line for people.</summary>
    public override string ToString() =>
        $"{Name}, split {Split}: {TrainWords:N0} lines to train on; {DevWords:N0} (dev), of which {Share(DevInTrain, DevWords)} stand in train too; {TestWords:N0} (test), of which {Share(TestInTrain, TestWords)} do";

    private static string Share(int some, int all) => $"{some:N0} ({(double)some / all:0.0%})";
}

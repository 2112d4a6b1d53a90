using Makemore.CommandLine.Data;


namespace Makemore.CommandLine.Sweeping;

/// <summary>A summary of the data of a training.</summary>
/// <param name="Name">The name of the file, for display.</param>
/// <param name="Fingerprint">A hash of all lines in order. Two files with the same lines are the same data.</param>
/// <param name="Protocol">How the data are split.</param>
/// <param name="TrainWords">The number of lines in the train part.</param>
/// <param name="DevWords">The number of lines in the dev part.</param>
/// <param name="DevInTrain">The number of lines of the dev part that are also in the train part.</param>
/// <param name="TestWords">The number of lines in the test part.</param>
/// <param name="TestInTrain">The number of lines of the test part that are also in the train part.</param>
internal sealed record DataSummary(
    string Name, string Fingerprint, Protocol Protocol, int TrainWords, int DevWords, int DevInTrain, int TestWords, int TestInTrain)
{
    /// <summary>The summary in one line.</summary>
    public override string ToString() =>
        $"{Name}, split {Protocol.Name}: {Counted.Of(TrainWords, "train line")}; {HeldOut(DevWords, "dev line", DevInTrain)}; {HeldOut(TestWords, "test line", TestInTrain)}";

    private static string HeldOut(int all, string noun, int inTrain) =>
        $"{Counted.Of(all, noun)}, {inTrain:N0} ({(double)inTrain / all:0.0%}) also in train";
}

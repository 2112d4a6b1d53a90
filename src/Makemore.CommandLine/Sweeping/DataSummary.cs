
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
        $"{Name}, split {Protocol.Name}: {TrainWords:N0} train lines; {DevWords:N0} dev lines, {Share(DevInTrain, DevWords)} of them also in train; {TestWords:N0} test lines, {Share(TestInTrain, TestWords)} of them also in train";

    private static string Share(int some, int all) => $"{some:N0} ({(double)some / all:0.0%})";
}

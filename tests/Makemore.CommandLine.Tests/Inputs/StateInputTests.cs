using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Inputs;

/// <summary>States of a training with changed bytes: the training goes on, or the state is refused in one short line.</summary>
public sealed class StateInputTests
{
    private const int LongestMessage = 12_000;

    private static readonly ContextDataset Data = ContextDataset.Build(Corpus.FromLines(["emma", "ava", "mia"]), Notebook.Vocabulary, 3);
    private static readonly TrainingOptions Options = new()
    {
        Steps = 6,
        BatchSize = 2,
        ReportEvery = 2,
        Optimizer = Optimizer.AdamW,
        Averaging = 0.9f,
        Validation = Data,
        Patience = 3,
        Threads = 1,
    };

    private static readonly byte[] GoodFile = GoodState();

    public static PropertyOf<byte[]> AStateIsResumedOrRefused { get; } = new(Gen.OneOf(Headers(), Ends(), MutatedBytes.Of(GoodFile)), Check, MutatedBytes.Smaller);

    [Fact]
    public void ChangedStates() => AStateIsResumedOrRefused.Holds(seed: "0001NkpJdw51", cases: 500);

    private static void Check(byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("state", file);
        try
        {
            new Notebook().Train(Data, Options with { Checkpoint = new TrainingCheckpoint(path) });
        }
        catch (CheckpointException refused)
        {
            Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
            Assert.InRange(refused.Message.Length, 1, LongestMessage);
        }
        catch (TrainingDivergedException diverged)
        {
            Assert.NotEmpty(diverged.Message);
        }
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("NaN")]
    [InlineData("-1")]
    public void ADurationThatIsNoneIsRefused(string seconds)
    {
        string header = Encoding.UTF8.GetString(Header());
        Check(WithHeader(Encoding.UTF8.GetBytes(Regex.Replace(header, "(\"state.seconds\":)\"[^\"]*\"", $"$1\"{seconds}\""))));
    }

    /// <summary>Draws files with a changed header of the right length.</summary>
    private static Gen<byte[]> Headers() => MutatedBytes.Of(Header()).Select(WithHeader);

    /// <summary>Draws files with other numbers at the end: the losses and the reports.</summary>
    private static Gen<byte[]> Ends()
    {
        const int Length = 64;
        return MutatedBytes.Of(GoodFile[^Length..]).Select(end => (byte[])[.. GoodFile[..^Length], .. end.Take(Length), .. new byte[Math.Max(0, Length - end.Length)]]);
    }

    private static byte[] Header() => GoodFile[8..(8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(GoodFile))];

    private static byte[] WithHeader(byte[] header)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. header, .. GoodFile[(8 + Header().Length)..]];
    }

    private static byte[] GoodState()
    {
        using var folder = new TemporaryFolder();
        using var canceled = new CancellationTokenSource();
        Assert.Throws<TrainingCanceledException>(() => new Notebook().Train(
            Data, Options with { Checkpoint = new TrainingCheckpoint(folder["state"]) }, new Canceling(canceled), canceled.Token));
        return File.ReadAllBytes(folder["state"]);
    }

    private sealed class Canceling(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == 2)
                source.Cancel();
        }
    }
}

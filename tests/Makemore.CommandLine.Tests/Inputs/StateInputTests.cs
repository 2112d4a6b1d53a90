using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Makemore.Engine;
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

    /// <summary>The checksum refuses nearly every change. With a new checksum, the other checks see it.</summary>
    public static PropertyOf<byte[]> AStateIsResumedOrRefused { get; } = new(
        Gen.OneOf(Headers().Select(Sealed), Ends().Select(Sealed), MutatedBytes.Of(GoodFile)), Check, MutatedBytes.Smaller);

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
        byte[] changed = Sealed(WithHeader(Encoding.UTF8.GetBytes(Regex.Replace(header, "(\"state.seconds\":)\"[^\"]*\"", $"$1\"{seconds}\""))));
        using var folder = new TemporaryFolder();
        string path = folder.Write("state", changed);
        Assert.Throws<CheckpointException>(() => new Notebook().Train(Data, Options with { Checkpoint = new TrainingCheckpoint(path) }));
    }

    [Fact]
    public void ASealedStateIsResumed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("state", Sealed(GoodFile));
        Assert.Equal(Options.Steps, new Notebook().Train(Data, Options with { Checkpoint = new TrainingCheckpoint(path) }).Steps);
    }

    /// <summary>Gives a file the checksum of its content.</summary>
    private static byte[] Sealed(byte[] file)
    {
        byte[] zeros = Encoding.UTF8.GetBytes(StateChecksum.Zeros);
        int place = Encoding.Latin1.GetString(GoodFile).IndexOf(StateChecksum.Key, StringComparison.Ordinal) + StateChecksum.Key.Length + "\":\"".Length;
        if (file.Length < place + zeros.Length)
            return file;
        byte[] result = [.. file[..place], .. zeros, .. file[(place + zeros.Length)..]];
        Encoding.UTF8.GetBytes(StateChecksum.Of(stream => stream.Write(result))).CopyTo(result, place);
        return result;
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

using Makemore.CommandLine.Training;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Files;

/// <summary>A training whose model goes to a device or a pipe.</summary>
public sealed class StreamOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _train;

    public StreamOutputTests() => _train = ["train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "41", "--out"];

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task ADeviceStaysAndNothingIsWrittenBesideIt()
    {
        string device = await SpecialFile.NullDevice(_folder);
        string[] before = Directory.GetFiles(_folder.Path);

        Run run = await Run.Of([.. _train, device]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"saved in {device}", run.Lines);
        Assert.True(OutputTarget.IsStreamAt(device));
        Assert.Equal(before, Directory.GetFiles(_folder.Path));
    }

    [UnixFact]
    public async Task APipeReceivesTheModelOnceWithItsLosses()
    {
        string pipe = await SpecialFile.Pipe(_folder);
        Task<byte[]> reader = Task.Run(() => File.ReadAllBytes(pipe));

        Run run = await Run.Of([.. _train, pipe]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.NotNull(Provenance.Read(_folder.Write("received.st", await reader))!.TestLoss);
    }
}

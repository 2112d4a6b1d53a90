using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

public sealed class CheckpointInfoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsTheModelThatWasSaved()
    {
        Checkpoint.Save(_folder["m"], new FakeModel(activation: Activation.Relu, alphabet: "zé😀", residual: true));

        CheckpointInfo info = CheckpointInfo.Read(_folder["m"]);

        Assert.Equal(_folder["m"], info.Path);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["format"] = "pt",
                ["model"] = "NameModel",
                ["context"] = "3",
                ["embed"] = "2",
                ["hidden"] = "4",
                ["depth"] = "1",
                ["activation"] = "Relu",
                ["direct"] = "false",
                ["normalization"] = "None",
                ["residual"] = "true",
                ["hierarchical"] = "false",
                ["vocabulary"] = ".zé😀",
            },
            info.Metadata);
        Assert.Equal(["E", "Wx", "bh", "Wy", "by"], info.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([[4, 2], [4, 6], [4], [4, 4], [4]], info.Tensors.Select(tensor => tensor.Shape));
        Assert.Equal([8, 24, 4, 16, 4], info.Tensors.Select(tensor => tensor.Count));
    }

    [Fact]
    public void AFileFromElsewhereNeedsNoMetadata()
    {
        string path = _folder.Write("m", SafetensorsFile.Of("""{"scale": {"dtype": "F32", "shape": [], "data_offsets": [0, 4]}}""", 7));

        CheckpointInfo info = CheckpointInfo.Read(path);

        Assert.Empty(info.Metadata);
        CheckpointTensor scale = Assert.Single(info.Tensors);
        Assert.Equal("scale", scale.Name);
        Assert.Empty(scale.Shape);
        Assert.Equal(1, scale.Count);
    }

    [UnixFact]
    public async Task APipeIsRefused()
    {
        string pipe = await SpecialFile.Pipe(_folder);
        // A reader waits for a writer, which keeps the pipe open until the reader has seen it.
        Task<FileStream> writer = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));

        var exception = Assert.Throws<CheckpointException>(() => CheckpointInfo.Read(pipe));

        Assert.Equal($"{pipe}: this is a device or a pipe, which can be read only once; save the checkpoint to a file first.", exception.Message);
        await (await writer).DisposeAsync();
    }

    [Fact]
    public void AMissingFileIsAnOrdinaryFileNotFound() =>
        Assert.Throws<FileNotFoundException>(() => CheckpointInfo.Read(_folder["m"]));
}

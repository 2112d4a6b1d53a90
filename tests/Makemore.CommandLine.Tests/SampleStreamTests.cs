using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class SampleStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public SampleStreamTests()
    {
        _model = _folder["names.safetensors"];
        new Notebook().Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EndsWhenItIsCanceledAndHasWrittenWhatItDrew(bool marked)
    {
        string[] marks = marked ? ["--data", SmallCorpus.WriteTo(_folder)] : [];
        string fifth = new Notebook().Sample(5)[4];
        using var writer = new CancelingWriter(fifth);

        Run run = await Run.Of(writer, writer.Token, ["sample", "--model", _model, "--count", $"{int.MaxValue}", .. marks]);

        Assert.Equal(ExitCode.Canceled, run.ExitCode);
        Assert.Equal(new Notebook().Sample(5), run.Lines[..^1].Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task EndsWhenNobodyReadsAnyMore()
    {
        (int exitCode, string? first, string errors) = await Run.OfProcessWithOneLineRead("sample", "--model", _model, "--count", $"{int.MaxValue}");

        Assert.Equal((ExitCode.Done, ""), (exitCode, errors));
        Assert.Equal(new Notebook().Sample(1)[0], first);
    }
}

using System.Text;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AMissingFileIsNamed() =>
        await FailsWith(["train", "--data", _folder["absent.txt"]], _folder["absent.txt"]);

    [Fact]
    public async Task AnEmptyFileIsNamed()
    {
        string path = _folder.Write("empty.txt", []);
        await FailsWith(["train", "--data", path], path);
    }

    [Fact]
    public async Task ABinaryFileIsRefusedByLineAndColumn()
    {
        string path = _folder.Write("binary.txt", [(byte)'a', (byte)'\n', (byte)'b', 0]);
        await FailsWith(["train", "--data", path], $"{path}, line 2, column 2");
    }

    [Fact]
    public async Task AForeignLetterIsNamedByLineAndColumn()
    {
        string path = _folder.Write("foreign.txt", "emma\nzoë\nava\nmia\nella\nnora\nluna\naria\nlily\nivy\nmila\n"u8);
        string model = _folder["model.safetensors"];
        new Notebook().Save(model);
        await FailsWith(["evaluate", "--model", model, "--data", path], $"{path}, line 2, column 3: 'ë'");
    }

    [Fact]
    public async Task TooFewWordsToHoldSomeBack()
    {
        string path = _folder.Write("few.txt", "emma\nolivia\n"u8);
        await FailsWith(["train", "--data", path], $"{path} has 2 words");
    }

    [Fact]
    public async Task TooFewWordsForTheSplit()
    {
        string path = SmallCorpus.WriteTo(_folder);
        await FailsWith(["train", "--data", path, "--split", "eureka"], $"{path} has 12 words; the split 'eureka' holds back 2,000 words.");
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("evaluate")]
    [InlineData("inspect")]
    [InlineData("nearest a")]
    public async Task AFileOfAnotherProgramIsNamed(string command)
    {
        string foreign = WriteSafetensors("foreign", """{"a.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        string empty = WriteSafetensors("empty", "{}", []);

        foreach (string file in (string[])[foreign, empty])
        {
            Run run = await Run.Of([.. command.Split(' '), "--model", file]);
            Assert.Equal(
                (ExitCode.Failed, $"error: --model {file} is a safetensors file, but not of a makemore model; specify a file that --out wrote."), (run.ExitCode, run.Errors.Trim()));
        }
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("evaluate")]
    [InlineData("inspect")]
    [InlineData("nearest a")]
    [InlineData("plot embedding --out p.png")]
    [InlineData("export --out v.txt")]
    public async Task AFileThatIsNoCheckpointIsNamed(string command)
    {
        string[] args = [.. command.Split(' '), "--model"];
        string path = SmallCorpus.WriteTo(_folder);
        await FailsWith([.. args, path], path);
        await FailsWith([.. args, _folder["absent"]], _folder["absent"]);
    }

    [Fact]
    public async Task APlaceThatCannotBeWrittenToIsToldBeforeTheTraining()
    {
        string path = Path.Combine(_folder["absent"], "m.safetensors");
        Run run = await FailsWith(["train", "--out", path], path);
        Assert.DoesNotContain("step 0", run.Output, StringComparison.Ordinal);

        run = await FailsWith(["train", "--out", _folder.Path], _folder.Path);
        Assert.DoesNotContain("step 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADivergingTrainingNamesItsStepAndRateAndSavesNothing()
    {
        string path = _folder["m.safetensors"];
        Run run = await FailsWith(["train", "--data", SmallCorpus.WriteTo(_folder), "--learning-rate", "1e38", "--out", path], "learning rate 1E+38");

        Assert.Matches(@"at step \d+ ", run.Errors);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task ABugIsOneToReportWithoutATrace()
    {
        Run run = await Run.Of(new FailingWriter(), CancellationToken.None, "inspect");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith("error: unexpected InvalidOperationException: no paper", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    private string WriteSafetensors(string name, string header, byte[] numbers) =>
        _folder.Write(name, [.. BitConverter.GetBytes((ulong)header.Length), .. Encoding.UTF8.GetBytes(header), .. numbers]);

    private static async Task<Run> FailsWith(string[] args, string error)
    {
        Run run = await Run.Of(args);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.StartsWith("error: ", Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        return run;
    }

    private sealed class FailingWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("no paper");
    }
}

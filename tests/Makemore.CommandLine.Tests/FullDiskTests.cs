using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

/// <summary>The output goes to a disk that is full. Linux has a file that always is.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string FullDisk = "/dev/full";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ATrainingGoesOnWithoutItsLog()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string model = _folder["names.safetensors"];
        Run run = await Run.OfShell($"train --data {SmallCorpus.WriteTo(_folder)} --steps 30 --out {model} > {FullDisk}");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Matches("^error: The output is not complete: No space left on device", run.Errors);
        await Run.Of("train", "--data", _folder["small.txt"], "--steps", "30", "--out", _folder["other.safetensors"]);
        Assert.Equal(File.ReadAllBytes(_folder["other.safetensors"]), File.ReadAllBytes(model));
    }

    /// <summary>A command that only writes ends, however much it was to write.</summary>
    [Theory]
    [InlineData("sample --model M --count 1000000000")]
    [InlineData("presets")]
    public async Task ACommandThatOnlyWritesEnds(string command)
    {
        if (!OperatingSystem.IsLinux())
            return;
        string model = _folder["names.safetensors"];
        await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "1", "--out", model);
        Run run = await Run.OfShell($"{command.Replace("--model M", $"--model {model}", StringComparison.Ordinal)} > {FullDisk}");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith("error: The output is not complete", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>A shell closes the output, or opens it only to be read.</summary>
    [Theory]
    [InlineData("presets >&-")]
    [InlineData("--help >&-")]
    [InlineData("--version >&-")]
    [InlineData("presets 1</dev/null")]
    public async Task AClosedOutputIsTold(string command)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Run run = await Run.OfShell(command);
        Assert.Equal((ExitCode.Failed, "error: The output cannot be written: standard output is closed"), (run.ExitCode, run.Errors.TrimEnd()));
    }

    /// <summary>The errors have nowhere to go. The exit code says that the command failed.</summary>
    [Fact]
    public async Task TheErrorsMayHaveTheSameDisk()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Run run = await Run.OfShell($"train --data {_folder["missing.txt"]} > {FullDisk} 2>&1");
        Assert.Equal((ExitCode.Failed, "", ""), (run.ExitCode, run.Output, run.Errors));
    }
}

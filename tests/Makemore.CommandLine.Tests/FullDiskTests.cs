using Makemore.CommandLine.Training;
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

    /// <summary>The model is saved twice at the end. The second time adds its losses.</summary>
    [Fact]
    public async Task ATrainingEndsWithoutTheLossesInItsFile()
    {
        Run run = await Train(new FailingDisk(_folder["names.safetensors"], failing: 2));

        Assert.Equal(
            (ExitCode.Done, $"warning: the saved model does not have its losses on train and test: {_folder["names.safetensors"]} cannot be written: {FailingDisk.Fault}; specify another path.{Environment.NewLine}"),
            (run.ExitCode, run.Errors));
        Assert.Contains($"saved in {_folder["names.safetensors"]}", run.Lines);
        Assert.Single(run.Lines, line => line.StartsWith("  this model ", StringComparison.Ordinal));
        Provenance origin = Provenance.Read(_folder["names.safetensors"])!;
        Assert.Equal((41, true, null), (origin.Run!.Steps, origin.DevLoss is not null, origin.TrainLoss));
    }

    [Fact]
    public async Task SeveralTrainingsEndWithoutTheLossesInAFile()
    {
        Run run = await Train(new FailingDisk(_folder["names-seed1.safetensors"], failing: 2), "--seeds", "1,2");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotNull(Provenance.Read(_folder["names-seed2.safetensors"])!.TrainLoss);
    }

    [Fact]
    public async Task AModelThatCannotBeSavedIsToldWithWhatIsLeft()
    {
        Run run = await Train(new FailingDisk(_folder["names.safetensors"], failing: 1), "--checkpoint", _folder["state"]);

        int best = Provenance.Read(_folder["names-best.safetensors"])!.Run!.Steps;
        Assert.Equal(
            (ExitCode.Failed,
                $"error: {_folder["names.safetensors"]} cannot be written: {FailingDisk.Fault}; specify another path. The model with the lowest dev loss, after {best} steps, is in {_folder["names-best.safetensors"]}. "
                + $"The state of the training is in {_folder["state"]}. Run the same command again to continue.{Environment.NewLine}"),
            (run.ExitCode, run.Errors));
        Run again = await Train(new FailingDisk(_folder["names.safetensors"], failing: 0), "--checkpoint", _folder["state"]);
        Assert.Equal((ExitCode.Done, ""), (again.ExitCode, again.Errors));
    }

    [Fact]
    public async Task ACanceledModelThatCannotBeSavedIsToldWithWhatIsLeft()
    {
        Disk.Simulated.Value = new FailingDisk(_folder["names.safetensors"], failing: 1);
        using var writer = new CancelingWriter("step 20:");
        Run run = await Run.Of(writer, writer.Token, "train", "--data", SmallCorpus.WriteTo(_folder), "--out", _folder["names.safetensors"]);
        Assert.Equal(
            (ExitCode.Failed,
                $"error: {_folder["names.safetensors"]} cannot be written: {FailingDisk.Fault}; specify another path. The model with the lowest dev loss, after 20 steps, is in {_folder["names-best.safetensors"]}.{Environment.NewLine}"),
            (run.ExitCode, run.Errors));
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

    private Task<Run> Train(FailingDisk disk, params string[] options)
    {
        Disk.Simulated.Value = disk;
        return Run.Of(["train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "41", "--out", _folder["names.safetensors"], .. options]);
    }
}

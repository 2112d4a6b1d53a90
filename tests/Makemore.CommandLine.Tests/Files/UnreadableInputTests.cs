using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Files;

/// <summary>Every option that names an input: the message names the option, the path as the user wrote it, the reason and what to do.</summary>
public sealed class UnreadableInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public UnreadableInputTests() => _data = SmallCorpus.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFileThatDoesNotExist() => await EveryOptionFails(_folder["absent"], "cannot be read: there is no such file; specify another path.");

    [Fact]
    public async Task AFileInAFile() => await EveryOptionFails(
        Path.Combine(_data, "x"), "cannot be read: a folder of its path does not exist, or is a file; specify another path.");

    [UnixFact]
    public async Task ALoopOfLinks()
    {
        File.CreateSymbolicLink(_folder["loop"], "loop");
        if (OperatingSystem.IsLinux())
            await EveryOptionFails(_folder["loop"], "cannot be read: Too many levels of symbolic links; specify another path.");
    }

    [Fact]
    public async Task AFileOfAnotherKind()
    {
        await Fails($"error: --model {_data}: this is not a safetensors file, or it is damaged: ", "evaluate", "--model", _data);
        await Fails($"error: --results {_data} is not a file of sweep results, ", "sweep", "report", "--results", _data);
        string other = _folder.Write("other.db", "no results"u8.ToArray());
        string results = _folder["r.db"];
        ResultsFile.OpenOrCreate(results).Dispose();
        await Fails($"error: --results {other} is not a file of sweep results, ", "sweep", "--data", _data, "--steps", "1", "--results", other);
        await Fails($"error: --into {other} is not a file of sweep results, ", "sweep", "merge", "--into", other, results);
        new Notebook().Save(_folder["m.st"]);
        await Fails($"error: --data {_folder["m.st"]}, line 1, ", "train", "--data", _folder["m.st"], "--out", _folder["out.st"]);
    }

    /// <summary>The data of a training may have been replaced by the model.</summary>
    [Fact]
    public async Task TheDataOfATrainingAreNoTextAnyMore()
    {
        string model = _folder["m.st"];
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", model);
        File.Copy(model, _data, overwrite: true);
        await Fails(
            $"error: The model was trained on {_data}, which cannot be read here: it is not a text with a word or a sentence on each line; specify the file with --data.",
            "evaluate", "--model", model);
    }

    [UnixFact]
    public async Task TheCurrentFolderIsGone()
    {
        string folder = Directory.CreateDirectory(_folder["gone"]).FullName;
        Run run = await Run.OfShell($"train --data {_data} --steps 1", before: $"cd {folder} && rmdir {folder}");
        Assert.Equal("error: --out notebook.safetensors cannot be written: the current folder does not exist; change to a folder that exists.", run.Errors.TrimEnd());
    }

    private async Task EveryOptionFails(string path, string fault)
    {
        string[] train = ["train", "--steps", "1", "--out", _folder["out.st"]];
        foreach ((string option, string[] command) in ((string, string[])[])
            [
                ("--data", train),
                ("--add-train", [.. train, "--data", _data]),
                ("--model", ["evaluate"]),
                ("--model", ["inspect"]),
                ("--model", ["export", "--out", _folder["v.txt"]]),
            ])
        {
            await Fails($"error: {option} {path} {fault}", [.. command, option, path]);
        }
    }

    private static async Task Fails(string error, params string[] args)
    {
        Run run = await Run.Of(args);
        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Errors, StringComparison.Ordinal);
    }
}

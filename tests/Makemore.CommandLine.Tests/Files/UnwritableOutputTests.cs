using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Tests.Sweeping;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Files;

/// <summary>Every option that names an output: what cannot be written is told before the work begins.</summary>
public sealed class UnwritableOutputTests : IDisposable
{
    private const string IsReadOnly = "cannot be written: the file is read-only; make it writable, or specify another file.";
    private const string IsAFolder = "is a folder; specify a file.";

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _train;
    private readonly string[] _sweep;

    public UnwritableOutputTests()
    {
        string data = SmallCorpus.WriteTo(_folder);
        _train = ["train", "--data", data, "--steps", "2"];
        _sweep = ["sweep", "--data", data, "--steps", "2", "--jobs", "1"];
    }

    public void Dispose()
    {
        foreach (string path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(path, FileAttributes.Normal);
        _folder.Dispose();
    }

    [Fact]
    public async Task TheModelOfATraining()
    {
        await Fails("--out", _folder.Path, IsAFolder, [.. _train, "--out", _folder.Path]);
        await Fails("--out", _folder["absent/m.st"], $"cannot be written: there is no folder {_folder["absent"]}; create it first.", [.. _train, "--out", _folder["absent/m.st"]]);
        await Fails("--out", ReadOnly("m.st"), IsReadOnly, [.. _train, "--out", _folder["m.st"]]);
    }

    [Fact]
    public async Task TheModelsBesideTheModelOfATraining()
    {
        await Fails("--out", ReadOnly("n-best.st"), IsReadOnly, [.. _train, "--out", _folder["n.st"]]);
        _folder.Write("m.st", "old"u8);
        await Fails("--out", ReadOnly("m-canceled.st"), IsReadOnly, [.. _train, "--out", _folder["m.st"]]);
        await Fails("--out", ReadOnly("s-seed2.st"), IsReadOnly, [.. _train, "--seeds", "1,2", "--out", _folder["s.st"]]);
    }

    [Fact]
    public async Task TheStateOfATraining()
    {
        string[] train = [.. _train, "--out", _folder["m.st"], "--checkpoint"];
        await Fails("--checkpoint", _folder.Path, IsAFolder, [.. train, _folder.Path]);
        await Fails("--checkpoint", ReadOnly("t.state"), IsReadOnly, [.. train, _folder["t.state"]]);
        await Fails("--checkpoint", ReadOnly("s-seed2.state"), IsReadOnly, [.. train, _folder["s.state"], "--seeds", "1,2"]);
    }

    [Fact]
    public async Task TheReportOfATraining()
    {
        string[] train = [.. _train, "--out", _folder["m.st"], "--html"];
        await Fails("--html", _folder.Path, IsAFolder, [.. train, _folder.Path]);
        await Fails("--html", ReadOnly("t.html"), IsReadOnly, [.. train, _folder["t.html"]]);
        await Fails("--html", ReadOnly("s-seed2.html"), IsReadOnly, [.. train, _folder["s.html"], "--seeds", "1,2"]);
    }

    [Fact]
    public async Task TheResultsOfASweep()
    {
        await Fails("--results", _folder.Path, IsAFolder, [.. _sweep, "--results", _folder.Path]);
        await Fails("--results", ReadOnly("s.db"), IsReadOnly, [.. _sweep, "--results", _folder["s.db"]]);
        await Fails("--results", _folder["absent/s.db"], $"cannot be written: there is no folder {_folder["absent"]}; create it first.", [.. _sweep, "--results", _folder["absent/s.db"]]);
    }

    [UnixFact]
    public async Task ADeviceForTheResultsOfASweep()
    {
        string device = await SpecialFile.NullDevice(_folder);
        await Fails("--results", device, "is a device or a pipe; specify a file.", [.. _sweep, "--results", device]);
        await Fails("--checkpoint", device, "is a device or a pipe; specify a file.", [.. _train, "--checkpoint", device]);
        await Fails("--into", device, "is a device or a pipe; specify a file.", ["sweep", "merge", "--into", device, Results()]);
    }

    [Fact]
    public async Task TheModelsOfASweep()
    {
        string data = _folder["small.txt"];
        Run run = await Run.Of([.. _sweep, "--results", _folder["s.db"], "--save-models", data]);
        Assert.Equal($"error: --save-models {data} is a file; specify a folder.", run.Errors.TrimEnd());

        await Run.Of([.. _sweep, "--results", _folder["first.db"], "--save-models", _folder["models"]]);
        string model = Directory.GetFiles(_folder["models"]).Order(StringComparer.Ordinal).Last();
        File.SetAttributes(model, FileAttributes.ReadOnly);
        await Fails("--save-models", model, IsReadOnly, [.. _sweep, "--results", _folder["second.db"], "--save-models", _folder["models"]]);
        Assert.Empty(ResultsFile.ReadAll(_folder["second.db"]));
    }

    [Fact]
    public async Task AMerge()
    {
        await Fails("--into", _folder.Path, IsAFolder, ["sweep", "merge", "--into", _folder.Path, Results()]);
        await Fails("--into", ReadOnly("all.db"), IsReadOnly, ["sweep", "merge", "--into", _folder["all.db"], Results()]);
    }

    [Fact]
    public async Task TheReportOfASweep()
    {
        string[] report = ["sweep", "report", "--results", Results(), "--out"];
        Run run = await Run.Of([.. report, _folder["small.txt"]]);
        Assert.Equal($"error: --out {_folder["small.txt"]} is a file; specify a folder.", run.Errors.TrimEnd());
        await Fails("--html", ReadOnly("r.html"), IsReadOnly, [.. report, _folder["report"], "--html", _folder["r.html"]]);
        Assert.Empty(Directory.GetFiles(_folder["report"]));
    }

    [Theory]
    [InlineData("v.txt", "export")]
    [InlineData("v.png", "plot", "embedding")]
    public async Task TheEmbedding(string file, params string[] command)
    {
        new Notebook().Save(_folder["m.st"]);
        await Fails("--out", ReadOnly(file), IsReadOnly, [.. command, "--model", _folder["m.st"], "--out", _folder[file]]);
    }

    private string ReadOnly(string file)
    {
        string path = _folder.Write(file, "old"u8);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        return path;
    }

    private string Results()
    {
        using var file = ResultsFile.OpenOrCreate(_folder["results.db"]);
        file.Add(SomeResult.Of("A", 1, 2));
        return _folder["results.db"];
    }

    private static async Task Fails(string option, string path, string fault, string[] args)
    {
        Run run = await Run.Of(args);
        Assert.Equal((ExitCode.Failed, "", $"error: {option} {path} {fault}{Environment.NewLine}"), (run.ExitCode, run.Output, run.Errors));
    }
}

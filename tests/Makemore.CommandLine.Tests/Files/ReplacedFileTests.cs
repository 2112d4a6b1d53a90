using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Tests.Sweeping;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Files;

/// <summary>No command replaces a file that it reads, or another one that it writes.</summary>
public sealed class ReplacedFileTests : IDisposable
{
    /// <summary>What stands for the folder in a command line.</summary>
    private const string Folder = "~";

    private readonly TemporaryFolder _folder = new();

    public ReplacedFileTests()
    {
        File.Move(SmallCorpus.WriteTo(_folder), _folder["w.txt"]);
        File.Copy(_folder["w.txt"], _folder["w-best.txt"]);
        File.Copy(_folder["w.txt"], _folder["w-seed2.txt"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--out ~/w.txt", "--out ~/w.txt is also --data")]
    [InlineData("--html ~/w.txt", "--html ~/w.txt is also --data")]
    [InlineData("--checkpoint ~/w.txt", "--checkpoint ~/w.txt is also --data")]
    [InlineData("--add-train ~/w-best.txt --out ~/w-best.txt", "--out ~/w-best.txt is also --add-train")]
    [InlineData("--add-train ~/w-best.txt --out ~/w.st --html ~/w-best.txt", "--html ~/w-best.txt is also --add-train")]
    public Task ATrainingKeepsItsData(string options, string fault) => Keeps("w.txt", $"train --data ~/w.txt {options}", fault);

    /// <summary>A file whose name the command makes: the best model, and the report of a seed.</summary>
    [Theory]
    [InlineData("--data ~/w-best.txt --out ~/w.txt", "--out ~/w-best.txt is also --data")]
    [InlineData("--data ~/w-seed2.txt --seeds 1,2 --html ~/w.txt", "--html ~/w-seed2.txt is also --data")]
    public Task ATrainingKeepsItsDataBesideAnOutput(string options, string fault) => Keeps("w-best.txt", $"train {options}", fault);

    [Theory]
    [InlineData("--html ~/n.st", "--html ~/n.st is also a file for the model")]
    [InlineData("--html ~/n-best.st", "--html ~/n-best.st is also a file for the model")]
    [InlineData("--html ~/./n.st", "--html ~/./n.st is also a file for the model")]
    [InlineData("--checkpoint ~/n-best.st", "--checkpoint ~/n-best.st is also a file for the model")]
    [InlineData("--checkpoint ~/s --html ~/s", "--html ~/s is also --checkpoint")]
    [InlineData("--checkpoint ~/s --html ~/s --seeds 1,2", "--html ~/s-seed1 is also --checkpoint")]
    [InlineData("--html ~/n.st --seeds 1,2", "--html ~/n-seed1.st is also a file for the model")]
    public Task TheOutputsOfATrainingAreDifferentFiles(string options, string fault) => Keeps("w.txt", $"train --data ~/w.txt --out ~/n.st {options}", fault);

    [Fact]
    public async Task TheReportIsNotTheModelOfACanceledTraining()
    {
        _folder.Write("n.st", "old"u8);
        await Keeps("n.st", "train --data ~/w.txt --out ~/n.st --html ~/n-canceled.st", "--html ~/n-canceled.st is also a file for the model");
    }

    [Theory]
    [InlineData("link")]
    [InlineData("links/w.txt")]
    [InlineData("links/../links/w.txt")]
    public async Task ALinkStandsForItsTarget(string path)
    {
        File.CreateSymbolicLink(_folder["link"], "w.txt");
        Directory.CreateSymbolicLink(_folder["links"], _folder.Path);
        await Keeps("w.txt", $"train --data ~/w.txt --out ~/{path}", $"--out ~/{path} is also --data");
        await Keeps("w.txt", $"train --data ~/{path} --out ~/w.txt", "--out ~/w.txt is also --data");
    }

    /// <summary>As /dev/stdin is, if a shell redirects it.</summary>
    [UnixFact]
    public async Task AnInputMayBeAFileThatIsOpen()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using FileStream data = File.OpenRead(_folder["w.txt"]);
        string open = $"/proc/self/fd/{data.SafeFileHandle.DangerousGetHandle()}";
        Run run = await Run.Of("train", "--data", open, "--steps", "1", "--out", _folder["n.st"]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        await Keeps("w.txt", $"train --data {open} --out ~/w.txt", "--out ~/w.txt is also --data");
    }

    [UnixFact]
    public async Task ADeviceTakesSeveralOutputs()
    {
        string device = await SpecialFile.NullDevice(_folder);
        Run run = await Run.Of("train", "--data", _folder["w.txt"], "--steps", "1", "--out", device, "--html", device);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("export --model ~/m.png --out ~/m.png", "--out ~/m.png is also --model")]
    [InlineData("plot embedding --model ~/m.png --out ~/m.png", "--out ~/m.png is also --model")]
    [InlineData("evaluate --mix ~/m.png,kneser-ney --out ~/m.png", "--out ~/m.png is also a model of --mix")]
    public async Task AModelIsKept(string command, string fault)
    {
        await Run.Of("train", "--data", _folder["w.txt"], "--steps", "1", "--out", _folder["m.png"]);
        await Keeps("m.png", command, fault);
    }

    [Theory]
    [InlineData("--data ~/w.txt", "--out ~/w.txt is also --data")]
    [InlineData("", "--out ~/w.txt is also the data of the training")]
    public async Task AMixtureKeepsItsData(string options, string fault)
    {
        await Run.Of("train", "--data", _folder["w.txt"], "--steps", "1", "--out", _folder["m.st"]);
        await Keeps("w.txt", $"evaluate --mix ~/m.st,kneser-ney {options} --out ~/w.txt", fault);
    }

    [Fact]
    public Task ASweepKeepsItsData() => Keeps("w.txt", "sweep --data ~/w.txt --results ~/w.txt", "--results ~/w.txt is also --data");

    [Theory]
    [InlineData("--html ~/s.db", "--html ~/s.db is also --results")]
    [InlineData("--html ~/report/report.md", "--html ~/report/report.md is also a file of --out")]
    [InlineData("--html ~/report/makemore-01234567-time.png", "--html ~/report/makemore-01234567-time.png is also a file of --out")]
    public async Task TheReportOfASweepKeepsTheResults(string options, string fault)
    {
        using (var results = ResultsFile.OpenOrCreate(_folder["s.db"]))
            results.Add(SomeResult.Of("A", 1, 2));
        await Keeps("s.db", $"sweep report --results ~/s.db --out ~/report {options}", fault);
        Assert.Empty(Directory.GetFiles(_folder["report"]));
    }

    /// <summary>The result of an earlier merge may be among the files, as with *.db.</summary>
    [Fact]
    public async Task AMergeAddsNothingToItself()
    {
        using (var results = ResultsFile.OpenOrCreate(_folder["s.db"]))
            results.Add(SomeResult.Of("A", 1, 2));
        Run run = await Run.Of("sweep", "merge", "--into", _folder["s.db"], _folder["s.db"]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal([$"{_folder["s.db"]}: 1 result, 0 of them new", $"{_folder["s.db"]}: 1 result"], run.Lines[..2]);
    }

    private async Task Keeps(string file, string command, string fault)
    {
        byte[] before = File.ReadAllBytes(_folder[file]);
        Run run = await Run.In(_folder, command.Replace(Folder, _folder.Path, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: {fault.Replace(Folder, _folder.Path, StringComparison.Ordinal)}; specify another file.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder[file]));
    }
}

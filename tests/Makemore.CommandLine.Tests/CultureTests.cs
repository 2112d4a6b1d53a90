using System.Globalization;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

/// <summary>The program under a culture that writes numbers in its own way.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("inspect")]
    [InlineData("presets")]
    [InlineData("train --help")]
    [InlineData("train --data {data} --steps 2 --seed -1 --learning-rate 0.5 --out {data}.safetensors")]
    public async Task NumbersAreTheSame(string command)
    {
        string[] args = command.Replace("{data}", SmallCorpus.WriteTo(_folder), StringComparison.Ordinal).Split(' ');
        Run here = await Run.Of(args);
        Run there = await Abroad(args);

        Assert.Equal((here.ExitCode, here.Errors), (there.ExitCode, there.Errors));
        Assert.Equal(LinesToCompare(here), LinesToCompare(there));
    }

    [Fact]
    public async Task TheNamesOfFilesAreTheSame()
    {
        Run run = await Abroad("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "1", "--seeds", "-1", "--out", _folder["m.st"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.True(File.Exists(_folder["m-seed-1.st"]));
    }

    [Fact]
    public async Task ASweepAndItsReportAreTheSame()
    {
        string[] sweep = ["sweep", "--data", SmallCorpus.WriteTo(_folder), "--steps", "1", "--shard", "1/12", "--results", _folder["sweep.db"]];
        Run run = await Abroad(sweep);
        Assert.Matches(@" \d+,\d{3} +1 +\d\.\d{4} ", run.Lines[^2]);
        // A second run finds the result of the first one.
        Assert.Contains("; 1 done already", (await Run.Of(sweep)).Output, StringComparison.Ordinal);

        await Abroad("sweep", "report", "--results", _folder["sweep.db"], "--out", _folder["report"]);
        Assert.Matches(@"\| \d+,\d{3} \| 1 \| \d\.\d{4} \| ", File.ReadAllText(_folder["report/report.md"]));
    }

    private static Task<Run> Abroad(params string[] args)
    {
        CultureInfo home = CultureInfo.CurrentCulture;
        var abroad = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        abroad.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            PercentDecimalSeparator = ",",
            NegativeSign = "−",
        };
        CultureInfo.CurrentCulture = abroad;
        try
        {
            return Run.Of(args);
        }
        finally
        {
            CultureInfo.CurrentCulture = home;
        }
    }

    /// <summary>The lines without the time, and without the note that the second run replaces the file of the first.</summary>
    private static IEnumerable<string> LinesToCompare(Run run) => run.Lines.Where(line =>
        !line.StartsWith("trained in ", StringComparison.Ordinal) && !line.StartsWith("saved in ", StringComparison.Ordinal));
}

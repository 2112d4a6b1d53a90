using System.Xml.Linq;
using Makemore.CommandLine.Html;
using Makemore.CommandLine.Reports.Sweeps;
using Makemore.CommandLine.Tests.Sweeping;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Files;

/// <summary>Reports that are written with a fault of the disk, or a loss of power, at every operation.</summary>
public sealed class ReportCrashTests
{
    [Fact]
    public void APageIsTheOldOrTheNewOne() => new CrashTest(
        folder => new HtmlPage("old").Write(folder["page.html"]),
        folder => new HtmlPage("new").Write(folder["page.html"]),
        folder => IsNew(File.ReadAllText(folder["page.html"]), new HtmlPage("old").ToString(), new HtmlPage("new").ToString())).Run();

    /// <summary>A report has many files, so every seventh operation has a fault: each kind of operation, in different files.</summary>
    [Fact]
    public void EveryFileOfAReportIsTheOldOrTheNewOne()
    {
        const int OperationsOfAFile = 5;
        const int Stride = 7;
        using var folder = new TemporaryFolder();
        Write(folder, "old", 2.25f);
        Write(folder, "new", 2.5f);
        Dictionary<string, byte[]> old = Files(folder["old"]), changed = Files(folder["new"]);
        var counting = SimulatedDisk.WithoutFault(folder.Path);
        counting.Run(() => Write(folder, "counted", 2.5f));
        Assert.Equal(OperationsOfAFile * changed.Count, counting.Operations);
        for (int fault = 0; fault < counting.Operations; fault += Stride)
        {
            Write(folder, "report", 2.25f);
            var disk = SimulatedDisk.ThatFailsAt(folder.Path, fault);
            disk.Run(() => Record.Exception(() => Write(folder, "report", 2.5f)));

            Dictionary<string, byte[]> found = Files(folder["report"]);
            Assert.Equal(changed.Keys.Order(), found.Keys.Order());
            Assert.All(found, file => Assert.True(
                IsWholeSvg(file) || file.Value.AsSpan().SequenceEqual(old[file.Key]) || file.Value.AsSpan().SequenceEqual(changed[file.Key]),
                $"Operation {fault} fails: {file.Key} is neither the old nor the new file."));
        }
    }

    private static void Write(TemporaryFolder folder, string name, float devLoss) =>
        new SweepReport([SomeResult.Of("Wide", 1, devLoss)], folder[name], html: null).Write();

    private static Dictionary<string, byte[]> Files(string folder) =>
        Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    /// <summary>Whether a file is an SVG from its beginning to its end. Skia numbers the elements of all pictures, so no two are the same.</summary>
    private static bool IsWholeSvg(KeyValuePair<string, byte[]> file) =>
        Path.GetExtension(file.Key) == ".svg" && XDocument.Load(new MemoryStream(file.Value)).Root!.Name.LocalName == "svg";

    private static bool IsNew(string text, string old, string changed) =>
        text == changed || (text == old ? false : throw new InvalidDataException("The page is neither."));
}

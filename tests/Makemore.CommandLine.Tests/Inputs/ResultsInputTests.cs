using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Tests.Sweeping;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Inputs;

/// <summary>Files of results with changed bytes: each is read, or it is refused in one short line.</summary>
public sealed class ResultsInputTests
{
    private const int LongestMessage = 12_000;

    public static PropertyOf<byte[]> AFileOfResultsIsReadOrRefused { get; } = new(MutatedBytes.Of(GoodFile()), Check, MutatedBytes.Smaller);

    [Fact]
    public void ChangedFiles() => AFileOfResultsIsReadOrRefused.Holds(seed: "0001NkpJdw51", cases: 300);

    private static void Check(byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("r.db", file);
        try
        {
            IReadOnlyList<TrialResult> results = ResultsFile.ReadAll(path);
            Assert.All(results, result => Assert.NotNull(result.Trial.Key));
        }
        catch (MakemoreException refused)
        {
            Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
            Assert.InRange(refused.Message.Length, 1, LongestMessage);
        }
    }

    private static byte[] GoodFile()
    {
        using var folder = new TemporaryFolder();
        using (var file = ResultsFile.OpenOrCreate(folder["r.db"]))
        {
            file.Add(SomeResult.Of("A", 1, 2.1f));
            file.Add(SomeResult.Diverged("B", 2));
        }
        return File.ReadAllBytes(folder["r.db"]);
    }
}

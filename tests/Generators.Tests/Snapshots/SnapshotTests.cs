using System.Runtime.CompilerServices;
using System.Text;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Snapshots;

/// <summary>The comparison itself: what passes, what fails, and what it says then.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const string Verified = "SimdTests.Deep#Model.Network.g.verified.cs";
    private const string Received = "SimdTests.Deep#Model.Network.g.received.cs";

    private readonly TemporaryFolder _folder = new();
    private readonly SnapshotFiles _snapshots;

    public SnapshotTests() => _snapshots = new SnapshotFiles(_folder.Path, "SimdTests.Deep");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnAcceptedFileIsWrittenAsVerifyWritesIt()
    {
        _snapshots.Accept(Emitted("a\nb\n"));
        Assert.Equal([Verified], FileNames());
        Assert.Equal([.. Encoding.UTF8.Preamble, .. "//HintName: Model.Network.g.cs\na\nb\n"u8], File.ReadAllBytes(_folder[Verified]));
    }

    [Fact]
    public void WhatIsAcceptedPasses()
    {
        _snapshots.Accept(Emitted("a\n"));
        _snapshots.Compare(Emitted("a\n"));
        Assert.Equal([Verified], FileNames());
    }

    [Fact]
    public void ADifferenceFailsWithItsLinesAndLeavesWhatWasReceived()
    {
        _snapshots.Accept(Emitted("1\n2\n3\n4\n5\n6\n7\n"));
        string message = Assert.Throws<SnapshotException>(() => _snapshots.Compare(Emitted("1\n2\n3\n4\nfive\n6\n7\n"))).Message;
        Assert.Contains($"{_folder[Verified]} differs (-) from what is emitted (+):\n…\n  3\n  4\n- 5\n+ five\n  6\n  7\n", message, StringComparison.Ordinal);
        Assert.Contains(Snapshot.AcceptVariable, message, StringComparison.Ordinal);
        Assert.Equal("//HintName: Model.Network.g.cs\n1\n2\n3\n4\nfive\n6\n7\n", File.ReadAllText(_folder[Received]));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a\n\n")]
    [InlineData("a \n")]
    [InlineData("A\n")]
    public void TheSmallestDifferenceFails(string emitted)
    {
        _snapshots.Accept(Emitted("a\n"));
        Assert.Throws<SnapshotException>(() => _snapshots.Compare(Emitted(emitted)));
    }

    [Fact]
    public void OtherLineEndsFail()
    {
        _folder.Write(Verified, "//HintName: Model.Network.g.cs\r\na\r\n"u8);
        string message = Assert.Throws<SnapshotException>(() => _snapshots.Compare(Emitted("a\n"))).Message;
        Assert.StartsWith($"{_folder[Verified]} has line ends other than LF.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingSnapshotFailsAndLeavesWhatWasReceived()
    {
        string message = Assert.Throws<SnapshotException>(() => _snapshots.Compare(Emitted("a\n"))).Message;
        Assert.StartsWith($"{_folder[Verified]} is missing.", message, StringComparison.Ordinal);
        Assert.Equal([Received], FileNames());
    }

    [Fact]
    public void ASnapshotOfAFileNoLongerEmittedFails()
    {
        _snapshots.Accept(new Dictionary<string, string> { ["Model.Network.g.cs"] = "a\n", ["Model.Training.g.cs"] = "b\n" });
        string message = Assert.Throws<SnapshotException>(() => _snapshots.Compare(Emitted("a\n"))).Message;
        Assert.StartsWith($"{_folder["SimdTests.Deep#Model.Training.g.verified.cs"]} is no longer emitted.", message, StringComparison.Ordinal);

        _snapshots.Accept(Emitted("a\n"));
        Assert.Equal([Verified], FileNames());
    }

    [Fact]
    public void WhatWasReceivedGoesWhenTheTestPasses()
    {
        _snapshots.Accept(Emitted("a\n"));
        Assert.Throws<SnapshotException>(() => _snapshots.Compare(Emitted("b\n")));
        _snapshots.Compare(Emitted("a\n"));
        Assert.Equal([Verified], FileNames());
    }

    [Fact]
    public void ASnapshotWithoutATestIsFound()
    {
        _folder.Write(Verified, ""u8);
        _folder.Write("SimdTests.Renamed#Model.Network.g.verified.cs", ""u8);
        _folder.Write("RemovedTests.Deep#Model.Network.g.verified.cs", ""u8);
        Assert.Equal(
            ["RemovedTests.Deep#Model.Network.g.verified.cs", "SimdTests.Renamed#Model.Network.g.verified.cs"],
            Snapshot.Orphans(typeof(SimdTests).Assembly, _folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EverySnapshotHasItsTest() => Assert.Empty(Snapshot.Orphans(typeof(SimdTests).Assembly, FolderOfThisFile()));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "true", false)]
    [InlineData("0", null, false)]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    public void AcceptingIsAnExplicitAct(string? accept, string? ci, bool expected) => Assert.Equal(expected, Snapshot.IsAccepting(accept, ci));

    [Fact]
    public void ABuildServerMustNotAccept()
    {
        string message = Assert.Throws<SnapshotException>(() => Snapshot.IsAccepting("1", "true")).Message;
        Assert.Equal("MAKEMORE_ACCEPT_SNAPSHOTS is set on a build server (CI=true). Unset it there; accept where you can read the files, and commit them.", message);
    }

    private static Dictionary<string, string> Emitted(string source) => new() { ["Model.Network.g.cs"] = source };

    private string[] FileNames() => [.. Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path))];

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

using System.Security.Cryptography;
using System.Text;
using Makemore.CommandLine.Data;

namespace Makemore.CommandLine.Tests;

/// <summary>What the command line finds out about the lines of a corpus.</summary>
public sealed class CorpusLinesTests
{
    [Theory]
    [InlineData("emma")]
    [InlineData("emma", "zoë", "日本", "😀")]
    [InlineData("a", "a long line, for which the buffer grows", "b")]
    public void TheFingerprintIsTheHashOfTheLines(params string[] lines) => Assert.Equal(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))),
        Fingerprint.Of(Corpus.FromLines(lines)));

    [Fact]
    public void CommonLinesAreCountedAsOftenAsTheyOccur() =>
        Assert.Equal(3, CommonLines.Count(Corpus.FromLines(["a", "b", "b", "c"]), Corpus.FromLines(["b", "d", "a", "b"])));

    [Fact]
    public void OtherLinesAreNotCommon() => Assert.Equal(0, CommonLines.Count(Corpus.FromLines(["a"]), Corpus.FromLines(["b", "A"])));
}

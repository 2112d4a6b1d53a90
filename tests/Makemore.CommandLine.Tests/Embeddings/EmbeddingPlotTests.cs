using System.Numerics.Tensors;
using System.Xml.Linq;
using Makemore.CommandLine.Embeddings;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Embeddings;

public sealed class EmbeddingPlotTests : IDisposable
{
    private static readonly TokenVectors Vectors = new(
        ["cat", "dog", "runs", "sleeps"], Tensor.Create<float>([0, 0, 0, 1, 5, 0, 5, 1], [4, 2]));

    private static readonly TokenGroup[] Groups = [new("nouns", ["cat", "dog"]), new("verbs", ["runs", "sleeps"])];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("p.png")]
    [InlineData("p.PNG")]
    public void APngFileBeginsAsOne(string name)
    {
        EmbeddingPlot.Write(_folder[name], "Words", Vectors, Groups);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder[name])[..4]);
        Assert.Equal([_folder[name]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AnSvgFileHasTheTokensTheLegendAndTheShares()
    {
        Dictionary<string, string> texts = TextsAndColors(Groups);

        Assert.All(
            ["Words", "cat", "dog", "runs", "sleeps", "nouns", "verbs", "principal component 1 (96.2% of the variance)", "principal component 2 (3.8% of the variance)"],
            text => Assert.Contains(text, texts.Keys));
        Assert.Equal(texts["cat"], texts["dog"]);
        Assert.Equal(texts["runs"], texts["sleeps"]);
        Assert.NotEqual(texts["cat"], texts["runs"]);
    }

    [Fact]
    public void OneGroupNeedsNoLegendAndOthersAreNotDrawn()
    {
        Dictionary<string, string> texts = TextsAndColors([new TokenGroup("nouns", ["cat", "dog"])]);

        Assert.Contains("cat", texts.Keys);
        Assert.DoesNotContain("nouns", texts.Keys);
        Assert.DoesNotContain("runs", texts.Keys);
    }

    [Fact]
    public void ATokenWithoutAVectorLeavesTheOldFile()
    {
        string path = _folder.Write("p.png", "old"u8);

        var exception = Assert.Throws<UnknownTokenException>(() => EmbeddingPlot.Write(path, "Words", Vectors, [new("birds", ["owl"])]));

        Assert.Equal("'owl' is not one of the 4 tokens: cat dog runs sleeps", exception.Message);
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void AVectorThatIsNotFiniteIsNamed()
    {
        var vectors = new TokenVectors(["cat", "dog"], Tensor.Create<float>([0, 1, 2, float.NaN], [2, 2]));

        var exception = Assert.Throws<EmbeddingException>(() => EmbeddingPlot.Write(_folder["p.png"], "Words", vectors, [new("", ["cat", "dog"])]));

        Assert.StartsWith("'dog' cannot be drawn: its vector has a number that is not finite", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    /// <summary>What leaves nothing to spread over the picture.</summary>
    [Fact]
    public void AWordAloneIsDrawn()
    {
        Assert.Contains("cat", TextsAndColors([new TokenGroup("", ["cat"])]).Keys);
    }

    [Fact]
    public void AnotherFormatIsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => EmbeddingPlot.Write(_folder["p.jpg"], "Words", Vectors, Groups));

        Assert.StartsWith($"The name of a picture must end in .png or .svg; '{_folder["p.jpg"]}' does not.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AListWithNullIsRefused()
    {
        Assert.Throws<ArgumentNullException>("tokens", () => new TokenGroup("nouns", ["cat", null!]));
        Assert.Throws<ArgumentNullException>("groups", () => EmbeddingPlot.Write(_folder["p.svg"], "Words", Vectors, [null!]));
        Assert.Throws<ArgumentNullException>("args", () => { _ = MakemoreApp.RunAsync([null!], []); });
        Assert.Throws<ArgumentNullException>("models", () => { _ = MakemoreApp.RunAsync([], [null!]); });
    }

    /// <summary>Every text of a picture, with the color of its first appearance.</summary>
    private Dictionary<string, string> TextsAndColors(IReadOnlyList<TokenGroup> groups)
    {
        EmbeddingPlot.Write(_folder["p.svg"], "Words", Vectors, groups);
        XElement svg = XElement.Load(_folder["p.svg"]);
        Assert.Equal("svg", svg.Name.LocalName);
        return svg.Descendants()
            .Where(element => element.Name.LocalName == "text")
            .DistinctBy(text => text.Value.Trim())
            .ToDictionary(text => text.Value.Trim(), text => (string?)text.Attribute("fill") ?? "black");
    }
}

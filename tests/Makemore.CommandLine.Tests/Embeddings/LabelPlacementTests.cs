using Makemore.CommandLine.Embeddings;
using ScottPlot;

namespace Makemore.CommandLine.Tests.Embeddings;

public sealed class LabelPlacementTests
{
    private static readonly PixelRect Area = new(0, 200, 100, 0);
    private static readonly PixelSize Size = new(40, 10);

    [Fact]
    public void ALabelStandsToTheRight()
    {
        var point = new Pixel(100, 50);

        PixelRect label = new LabelPlacement(Area, [point]).Place(point, Size);

        Assert.InRange(label.Left, point.X, point.X + 10);
        Assert.Equal(point.Y, label.Center.Y);
        Assert.Equal((Size.Width, Size.Height), (label.Width, label.Height));
    }

    [Fact]
    public void AtTheEdgeItStandsToTheLeft()
    {
        var point = new Pixel(190, 50);

        Assert.True(new LabelPlacement(Area, [point]).Place(point, Size).Right < point.X);
    }

    [Fact]
    public void ItKeepsClearOfPoints()
    {
        var point = new Pixel(100, 50);

        Assert.True(new LabelPlacement(Area, [point, new Pixel(120, 50)]).Place(point, Size).Right < point.X);
    }

    [Fact]
    public void InACrowdLabelsMoveAwayRatherThanPileUp()
    {
        Pixel[] points = [.. Enumerable.Repeat(new Pixel(200, 200), 12)];
        var placement = new LabelPlacement(new PixelRect(0, 400, 400, 0), points);

        PixelRect[] labels = [.. points.Select(point => placement.Place(point, Size))];

        // No more than a tenth of another.
        for (int i = 0; i < labels.Length; i++)
            Assert.All(labels[..i], earlier => Assert.InRange(Overlap(earlier, labels[i]), 0, 0.1 * Size.Area));
    }

    private static float Overlap(PixelRect a, PixelRect b) =>
        Math.Max(Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left), 0)
        * Math.Max(Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top), 0);
}

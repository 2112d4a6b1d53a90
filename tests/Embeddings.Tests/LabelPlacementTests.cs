using ScottPlot;

namespace Embeddings.Tests;

public sealed class LabelPlacementTests
{
    private static readonly PixelRect Area = new(0, 200, 100, 0);
    private static readonly PixelSize Size = new(40, 10);

    [Fact]
    public void ALabelStandsToTheRight()
    {
        var point = new Pixel(100, 50);

        Pixel centre = new LabelPlacement(Area, [point]).Place(point, Size);

        Assert.True(centre.X - Size.Width / 2 > point.X);
        Assert.Equal(point.Y, centre.Y);
    }

    [Fact]
    public void AtTheEdgeItStandsToTheLeft()
    {
        var point = new Pixel(190, 50);

        Assert.True(new LabelPlacement(Area, [point]).Place(point, Size).X < point.X);
    }

    [Fact]
    public void ItKeepsClearOfPoints()
    {
        var point = new Pixel(100, 50);

        Assert.True(new LabelPlacement(Area, [point, new Pixel(120, 50)]).Place(point, Size).X < point.X);
    }

    [Fact]
    public void PointsInOnePlaceHaveTheirLabelsAround()
    {
        Pixel[] points = [.. Enumerable.Repeat(new Pixel(100, 50), 4)];
        var placement = new LabelPlacement(Area, points);

        Pixel[] centres = [.. points.Select(point => placement.Place(point, Size))];

        for (int i = 0; i < centres.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(Math.Abs(centres[i].X - centres[j].X) >= Size.Width || Math.Abs(centres[i].Y - centres[j].Y) >= Size.Height);
        }
    }
}

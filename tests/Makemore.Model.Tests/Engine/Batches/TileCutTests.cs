using Makemore.Engine;

namespace Makemore.Tests.Engine.Batches;

public sealed class TileCutTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(120, 1, 1)]
    [InlineData(121, 1, 2)]
    [InlineData(5686, 1, 16)]
    [InlineData(110, 2, 2)]
    [InlineData(240, 2, 2)]
    [InlineData(241, 2, 3)]
    [InlineData(5686, 2, 16)]
    public void ABatchHasAPartForEachTileUpToTheMost(int rows, int leastParts, int parts) =>
        Assert.Equal(parts, new TileCut(rows, TileCut.TileRows, isOnePart: false, leastParts).Parts);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(110, 2)]
    [InlineData(5686, 1)]
    public void EveryRowIsInOneTile(int rows, int leastParts)
    {
        var cut = new TileCut(rows, TileCut.TileRows, isOnePart: false, leastParts);
        int next = 0;
        for (int part = 0; part < cut.Parts; part++)
        {
            Assert.Equal(next, cut.FirstRow(part));
            for (int left = cut.FirstRow(part + 1) - next; left > 0; left = cut.FirstRow(part + 1) - next)
            {
                Assert.InRange(cut.RowsOfTile(left), 1, Math.Min(left, TileCut.TileRows));
                next += cut.RowsOfTile(left);
            }
        }
        Assert.Equal(rows, next);
    }
}

using Makemore.CommandLine.Embeddings;

namespace Makemore.CommandLine.Tests.Embeddings;

public sealed class PrincipalComponentsTests
{
    private const double Tolerance = 1e-12;

    /// <summary>
    /// About the mean (1, 2): ±10 along (0.8, 0.6) and ±5 along (-0.6, 0.8). The variances are 2·10²/4 = 50 and 2·5²/4 = 12.5.
    /// </summary>
    [Fact]
    public void OfACrossAreItsArms()
    {
        var components = new PrincipalComponents([[9, 8], [-7, -4], [-2, 6], [4, -2]]);

        AssertEqual([0.8, 0.2], [components.Share(0), components.Share(1)]);
        AssertEqual([10, -10, 0, 0], components.Scores(0));
        AssertEqual([0, 0, 5, -5], components.Scores(1));
    }

    /// <summary>Of (1, 0, 0), … the first component is where they differ most, whichever number that is.</summary>
    [Fact]
    public void ComeInTheOrderOfTheirVariance()
    {
        var components = new PrincipalComponents([[1, 0, 0], [-1, 0, 0], [0, 2, 0], [0, -2, 0], [0, 0, 3], [0, 0, -3]]);

        AssertEqual([9 / 14d, 4 / 14d, 1 / 14d], Enumerable.Range(0, 3).Select(components.Share));
        AssertEqual([0, 0, 0, 0, 3, -3], components.Scores(0));
        AssertEqual([0, 0, 2, -2, 0, 0], components.Scores(1));
    }

    [Fact]
    public void TheLargestNumberOfADirectionIsPositive()
    {
        var forward = new PrincipalComponents([[0, 0], [1, -3]]);
        var backward = new PrincipalComponents([[1, -3], [0, 0]]);

        double half = Math.Sqrt(10) / 2;
        AssertEqual([half, -half], forward.Scores(0));
        AssertEqual([-half, half], backward.Scores(0));
    }

    [Fact]
    public void NothingLiesAlongTheSecondComponentOfNumbers()
    {
        var components = new PrincipalComponents([[1], [3]]);

        AssertEqual([1, 0], [components.Share(0), components.Share(1)]);
        AssertEqual([-1, 1], components.Scores(0));
        AssertEqual([0, 0], components.Scores(1));
    }

    [Fact]
    public void VectorsThatAreAllTheSameHaveNoVarianceToShare()
    {
        var components = new PrincipalComponents([[1, 2], [1, 2], [1, 2]]);

        AssertEqual([0, 0], [components.Share(0), components.Share(1)]);
        AssertEqual([0, 0, 0], components.Scores(0));
    }

    private static void AssertEqual(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}

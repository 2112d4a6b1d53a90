using Makemore.CommandLine.Inspection;

namespace Makemore.CommandLine.Tests.Inspection;

public sealed class UnitStatisticsTests
{
    [Fact]
    public void CountsSaturatedValuesAndUnits()
    {
        // Of the 3 units, the first is saturated in both contexts, and the second in one.
        float[][] rows = [[0.98f, -0.99f, 0.5f], [-1, 0.97f, 0]];

        var statistics = UnitStatistics.Of(rows, Activation.Tanh);

        Assert.Equal(3 / 6.0, statistics.Saturated);
        Assert.Equal(1, statistics.AlwaysSaturated);
        Assert.Equal(0.46 / 6, statistics.Mean, 1e-6);
    }

    [Theory]
    [InlineData(Activation.Relu, "h = 0", 1 / 4.0, 0)]
    [InlineData(Activation.Elu, "h < −0.97", 2 / 4.0, 1)]
    public void EachActivationSaturatesInItsWay(Activation activation, string words, double share, int always)
    {
        var statistics = UnitStatistics.Of([[-0.98f, 0], [-0.99f, 2]], activation);

        Assert.Equal(words, UnitStatistics.SaturationInWords(activation));
        Assert.Equal((share, always), (statistics.Saturated, statistics.AlwaysSaturated));
    }

    [Theory]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.Silu)]
    public void SomeDoNotSaturate(Activation activation)
    {
        Assert.Null(UnitStatistics.SaturationInWords(activation));
        Assert.Null(UnitStatistics.Of([[1]], activation).Saturated);
    }
}

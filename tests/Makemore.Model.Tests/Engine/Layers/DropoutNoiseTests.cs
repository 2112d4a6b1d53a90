using Makemore.Engine;

namespace Makemore.Tests.Engine;

public class DropoutNoiseTests
{
    private const int Width = 500;

    /// <summary>The number dropped of n is binomial: off by more than five of its deviations once in two million times.</summary>
    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.1f)]
    [InlineData(0.25f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    [InlineData(0.999f)]
    public void TheShareIsDroppedAndTheOthersMakeUpForIt(float rate)
    {
        const int Rows = 400;
        int dropped = 0;
        for (int row = 0; row < Rows; row++)
        {
            foreach (float factor in Mask(new DropoutNoise(42, 7), layer: 1, row, rate))
            {
                if (factor == 0)
                    dropped++;
                else
                    Assert.Equal(1 / (1 - rate), factor);
            }
        }
        double n = Rows * Width;
        Assert.InRange(dropped, n * rate - 5 * Math.Sqrt(n * rate * (1 - rate)), n * rate + 5 * Math.Sqrt(n * rate * (1 - rate)));
    }

    /// <summary>The first unit, whose place is 0, the last ones, which fill no register, and every other by itself.</summary>
    [Fact]
    public void NoUnitIsLuckierThanAnother()
    {
        const int Rows = 2_000;
        int[] dropped = new int[37];
        for (int row = 0; row < Rows; row++)
        {
            float[] mask = Mask(new DropoutNoise(1, 0), layer: 0, row, rate: 0.5f, width: 37);
            for (int unit = 0; unit < mask.Length; unit++)
                dropped[unit] += mask[unit] == 0 ? 1 : 0;
        }
        Assert.All(dropped, count => Assert.InRange(count, Rows / 2 - 5 * Math.Sqrt(Rows / 4.0), Rows / 2 + 5 * Math.Sqrt(Rows / 4.0)));
    }

    /// <summary>Half of the units agree by chance; masks that hung together would agree in more or in fewer.</summary>
    [Theory]
    [InlineData(43, 7, 1, 5)]
    [InlineData(-42, 7, 1, 5)]
    [InlineData(42, 8, 1, 5)]
    [InlineData(42, 7, 0, 5)]
    [InlineData(42, 7, 1, 6)]
    [InlineData(7, 42, 1, 5)]
    [InlineData(42, 7, 5, 1)]
    public void AnotherSeedStepLayerOrRowDropsOthers(int seed, int step, int layer, int row)
    {
        float[] mask = Mask(new DropoutNoise(42, 7), 1, 5, 0.5f);
        float[] other = Mask(new DropoutNoise(seed, step), layer, row, 0.5f);
        int agree = mask.Zip(other).Count(pair => pair.First == pair.Second);
        Assert.InRange(agree, Width / 2 - 5 * Math.Sqrt(Width / 4.0), Width / 2 + 5 * Math.Sqrt(Width / 4.0));
    }

    /// <summary>It is counted, not drawn: neither the order of the rows nor what was asked before matters.</summary>
    [Fact]
    public void ARowHasItsMaskInWhicheverOrder()
    {
        var noise = new DropoutNoise(3, 4);
        float[][] forward = [.. Enumerable.Range(0, 50).Select(row => Mask(noise, 2, row, 0.3f))];
        float[][] backward = [.. Enumerable.Range(0, 50).Reverse().Select(row => Mask(noise, 2, row, 0.3f)).Reverse()];
        Assert.Equal(forward, backward);
    }

    /// <summary>Nor does how many units there are, and so how many fill a register: another processor's is wider.</summary>
    [Fact]
    public void AUnitHasItsFateWhateverTheWidth()
    {
        float[] widest = Mask(new DropoutNoise(3, 4), 2, 9, 0.3f);
        for (int width = 0; width < 70; width++)
            Assert.Equal(widest[..width], Mask(new DropoutNoise(3, 4), 2, 9, 0.3f, width));
    }

    [Fact]
    public void ARateOfZeroDropsNothing() => Assert.All(Mask(new DropoutNoise(1, 2), 0, 0, rate: 0), factor => Assert.Equal(1, factor));

    private static float[] Mask(DropoutNoise noise, int layer, int row, float rate, int width = Width)
    {
        float[] mask = new float[width];
        noise.Fill(layer, row, rate, mask);
        return mask;
    }
}

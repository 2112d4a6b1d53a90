using Makemore.Testing;

namespace Makemore.Tests.Random;

/// <summary>Against values printed by libtorch 2.10 on a CPU.</summary>
public sealed class TorchRandomTests
{
    /// <summary>PyTorch approximates logarithm and cosine in vectors; the last bits may differ, times a radius of up to 6.</summary>
    private const float Tolerance = 2e-6f;

    [Fact]
    public void FewerThan16NormalsAreDrawnOneByOne() => AssertClose(
        [0.33669037f, 0.1288094f, 0.23446237f, 0.23033303f, -1.1228564f], Randn(new TorchRandom(42), 5));

    [Fact]
    public void From16OnNormalsAreDrawnInBlocks() => AssertClose(
        [
            1.9269153f, 1.4872841f, 0.9007172f, -2.105521f, -0.75813115f, 1.0783176f, 0.80080056f, 1.6806206f, 0.3558599f, -0.686623f,
            -0.49335635f, 0.24148779f, -0.23162432f, 0.04175949f, -0.2515753f, 0.8598585f, -0.30972677f, -0.3957105f, 0.80340934f, -0.6215954f,
        ],
        Randn(new TorchRandom(42), 20));

    [Fact]
    public void TheLastBlockOverlapsTheOneBefore() => AssertClose(
        [
            0.18077159f, -0.13964167f, 0.28579724f, 0.9651205f, -2.03715f, 0.49313626f, 1.4869986f, 0.591033f, -0.047552332f,
            -1.5626874f, -1.1601028f, -0.33484083f, 0.44777218f, -0.80164474f, 1.5236114f, 2.508587f, 0.16618223f,
        ],
        Randn(new TorchRandom(1337), 17));

    [Fact]
    public void TheTwinOfASingleNormalIsKeptAcrossOtherDraws()
    {
        var random = new TorchRandom(42);
        AssertClose([0.33669037f, 0.1288094f, 0.23446237f], Randn(random, 3));
        Assert.Equal(0.94077146f, random.NextSingle());
        AssertClose(
            [
                -0.47804525f, -0.24285863f, -0.93416315f, -0.2482575f, -1.2082148f, -0.47766745f, 0.5201312f, 1.6423169f,
                -0.2394458f, 2.322806f, -0.9633659f, 2.0024154f, 0.4664319f, 1.5730273f, -0.92282885f, 1.2791244f,
            ],
            Randn(random, 16));
        AssertClose([0.23033303f, 0.7489284f, 1.1164225f, 1.2930887f], Randn(random, 4));
    }

    [Theory]
    [InlineData(42, new[] { 0.88226926f, 0.91500396f, 0.38286376f, 0.95930564f })]
    [InlineData(-1, new[] { 0.9937994f, 0.57130635f, 0.57000804f, 0.049503744f })]
    public void UniformNumbersAreTheSameBits(int seed, float[] expected)
    {
        var random = new TorchRandom(seed);
        Assert.Equal(expected, expected.Select(_ => random.NextSingle()));
    }

    [Theory]
    [InlineData(228_146, new[] { 208242, 76797, 157914, 58276, 38146, 20347, 13200, 3468 })]
    [InlineData((1 << 28) - 1, new[] { 266460267, 199900607, 56755051, 250975504 })]
    [InlineData(1 << 28, new[] { 199900595, 250975502, 127521863, 147532820 })]
    [InlineData(int.MaxValue, new[] { 195950210, 364485578, 1046592799, 1263438223 })]
    public void WholeNumbersAreTheSame(int bound, int[] expected)
    {
        var random = new TorchRandom(42);
        Assert.Equal(expected, expected.Select(_ => random.NextInt32(bound)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ABoundIsPositive(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TorchRandom(42).NextInt32(bound));

    [Fact]
    public void TheNotebooksEmbeddingOfTheLetterA()
    {
        // E = torch.randn(27, 20) * 0.01; print(E[1]) after torch.manual_seed(42)
        float[] printed =
        [
            -0.0076f, 0.0108f, 0.0080f, 0.0168f, 0.0128f, 0.0130f, 0.0061f, 0.0133f, -0.0023f, 0.0004f,
            -0.0025f, 0.0086f, -0.0138f, -0.0087f, -0.0022f, 0.0172f, 0.0032f, -0.0042f, 0.0031f, -0.0077f,
        ];
        float[] drawn = Randn(new TorchRandom(42), 27 * 20)[20..40];
        Assert.Equal(printed, drawn.Select(value => MathF.Round(value * 0.01f, 4)));
    }

    [SeedRunFact]
    public void TheNotebooksTensors()
    {
        SeedRun expected = SeedRun.Read();
        var random = new TorchRandom(42);
        AssertStartsAs("E", Scaled(Randn(random, 27 * 20), 0.01));
        AssertStartsAs("Wx", Scaled(Randn(random, 100 * 60), 1 / Math.Sqrt(60)));
        AssertStartsAs("Wy", Scaled(Randn(random, 27 * 100), 1 / Math.Sqrt(100)));

        void AssertStartsAs(string name, float[] values)
        {
            AssertClose(expected.FirstValues[name], values[..20]);
            double norm = Math.Sqrt(values.Sum(value => (double)value * value));
            Assert.Equal(expected.InitialNorm[name], norm, 1e-5 * norm);
        }
    }

    /// <summary>Normals are drawn in pairs. The second one of a pair belongs to the state in which it was drawn.</summary>
    [Fact]
    public void ARestoredStateDrawsTheSameNormals()
    {
        var random = new TorchRandom(42);
        byte[] state = random.State();
        float[] drawn = Randn(random, 1);
        random.Restore(state);
        Assert.Equal(drawn, Randn(random, 1));
    }

    private static float[] Randn(TorchRandom random, int count)
    {
        float[] values = new float[count];
        random.NextNormal(values);
        return values;
    }

    private static float[] Scaled(float[] values, double factor) => Array.ConvertAll(values, value => (float)(value * factor));

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}

using Makemore.Testing;

namespace Makemore.Numerics.Tests;

/// <summary>How wide the initial weights spread, measured over thousands of them, against the formulas of the initializations.</summary>
public sealed class InitializationTests
{
    private const string Sizes = "Context = 3, Embed = 100, Hidden = 400, Depth = 2, Direct = true";

    [Theory]
    [InlineData("Initialization = Initialization.ScaledNormal", 0.01, 1, 1)]
    [InlineData("Initialization = Initialization.ScaledNormal, EmbedScale = 0.5f, OutputScale = 0.1f", 0.5, 1, 0.1)]
    [InlineData("Initialization = Initialization.Kaiming", 1, 5.0 / 3, 1)]
    [InlineData("Initialization = Initialization.Kaiming, Activation = Activation.Relu", 1, 1.41421356, 1)]
    [InlineData("Initialization = Initialization.Kaiming, Activation = Activation.Gelu, EmbedScale = 2, OutputScale = 3", 2, 1.41421356, 3)]
    [InlineData("Initialization = Initialization.TorchDefault", 1, 0.57735027, 0.57735027)]
    [InlineData("Initialization = Initialization.TorchDefault, EmbedScale = 0.2f, OutputScale = 0.5f", 0.2, 0.57735027, 0.28867513)]
    public void WeightsSpreadAsTheInitializationSays(string options, double embedding, double hidden, double output)
    {
        ILanguageModel model = ModelCompiler.Compile([$"{Sizes}, {options}"])[0].Create(42);
        void AssertSpread(string name, double expected)
        {
            float[] values = model.Parameters[name].Values().ToArray();
            double spread = Math.Sqrt(values.Average(value => (double)value * value));
            // A spread measured over n numbers is off by one part in √2n: of E's 2,700, 1.4%.
            Assert.InRange(spread / expected, 0.95, 1.05);
        }
        AssertSpread("E", embedding);
        AssertSpread("Wx", hidden / Math.Sqrt(300));
        AssertSpread("Wh2", hidden / Math.Sqrt(400));
        AssertSpread("Wy", output / Math.Sqrt(400));
        AssertSpread("Wd", output / Math.Sqrt(300));
    }

    [Fact]
    public void PyTorchsDefaultIsEvenWithinTheRootOfTheFanIn()
    {
        ILanguageModel model = ModelCompiler.Compile([$"{Sizes}, Initialization = Initialization.TorchDefault"])[0].Create(42);
        foreach ((string name, int fanIn) in (ReadOnlySpan<(string, int)>)[("Wx", 300), ("bh", 300), ("Wh2", 400), ("bh2", 400), ("Wy", 400), ("by", 400), ("Wd", 300)])
        {
            double bound = 1 / Math.Sqrt(fanIn);
            float[] values = model.Parameters[name].Values().ToArray();
            Assert.All(values, value => Assert.InRange(value, -1.000001 * bound, 1.000001 * bound));
            Assert.True(values.Max() > 0.8 * bound && values.Min() < -0.8 * bound);
        }
    }

    [Theory]
    [InlineData("Batch", "gh gh2", "bh bh2 mh mh2 by", "vh vh2")]
    [InlineData("Layer", "gh gh2", "bh bh2 by", "")]
    public void ANormalizationBeginsWithoutEffect(string normalization, string gains, string zeros, string variances)
    {
        ILanguageModel model = ModelCompiler.Compile([$"{Sizes}, Normalization = Normalization.{normalization}"])[0].Create(42);
        void AssertAll(string names, float expected) => Assert.All(
            names.Split(' ', StringSplitOptions.RemoveEmptyEntries), name => Assert.All(model.Parameters[name].Values().ToArray(), value => Assert.Equal(expected, value)));
        AssertAll(gains, 1);
        AssertAll(variances, 1);
        AssertAll(zeros, 0);
    }
}

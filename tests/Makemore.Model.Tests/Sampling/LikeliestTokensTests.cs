using Makemore.Engine;

namespace Makemore.Tests.Sampling;

/// <summary>Which tokens TopK and TopP leave to draw from. The weights are exact, so the limits are too.</summary>
public sealed class LikeliestTokensTests
{
    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abc");

    [Fact]
    public void TopPKeepsNoMoreThanItNeeds()
    {
        Assert.Equal([0, 1], Drawn(new SamplingOptions { TopP = 0.5f }, 0, 0, 0, 0));
        Assert.Equal([0, 1, 2], Drawn(new SamplingOptions { TopP = 0.51f }, 0, 0, 0, 0));
    }

    /// <summary>The weights are 8, 4, 3 and 3. TopK leaves 8 and 4, and 8 are more than 0.6 · 12, but less than 0.6 · 18.</summary>
    [Fact]
    public void TopPIsAShareOfWhatTopKLeaves()
    {
        float[] logits = [MathF.Log(8), MathF.Log(4), MathF.Log(3), MathF.Log(3)];
        Assert.Equal([0, 1], Drawn(new SamplingOptions { TopK = 2 }, logits));
        Assert.Equal([0, 1], Drawn(new SamplingOptions { TopP = 0.6f }, logits));
        Assert.Equal([0], Drawn(new SamplingOptions { TopK = 2, TopP = 0.6f }, logits));
    }

    /// <summary>The first number of this seed is 0, which no token has that was left out.</summary>
    [Fact]
    public void ADrawOfZeroTakesNoTokenThatWasLeftOut()
    {
        const int Seed = 5_528_393;
        Assert.Equal(0, new TorchRandom(Seed).NextSingle());
        Assert.Equal(3, Sampler(new SamplingOptions { Seed = Seed, TopK = 1 }, 0, 0, 0, 1).Draw());
    }

    private static int[] Drawn(SamplingOptions options, params float[] logits)
    {
        TokenSampler sampler = Sampler(options, logits);
        return [.. Enumerable.Range(0, 200).Select(_ => sampler.Draw()).Distinct().Order()];
    }

    private static TokenSampler Sampler(SamplingOptions options, params float[] logits)
    {
        var sampler = new TokenSampler(Letters, contextLength: 1, options);
        sampler.Begin();
        sampler.Softmax(logits);
        return sampler;
    }
}

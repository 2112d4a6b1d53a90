using Makemore.Engine;

namespace Makemore.Tests.Sampling;

public sealed class WordSamplingTests
{
    private static readonly Vocabulary Words = Vocabulary.FromWords(Corpus.FromLines(["the cat"]), size: 9, foldCase: true);

    [Fact]
    public void UnknownIsNotDrawn()
    {
        Assert.All(Draws(new SamplingOptions()), token => Assert.NotEqual(Words.Unknown, token));
        Assert.Contains(Vocabulary.Boundary, Draws(new SamplingOptions()));
    }

    [Fact]
    public void UnknownIsDrawnWhereItIsAllowed() =>
        Assert.Contains(1, Draws(new SamplingOptions { AllowUnknown = true }));

    /// <summary>&lt;unk&gt; is the likeliest token, and the last the likeliest but one.</summary>
    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    public void UnknownIsNotTheLikeliestEither(float temperature, int? topK)
    {
        var options = new SamplingOptions { Temperature = temperature, TopK = topK };
        Assert.All(Draws(options), token => Assert.Equal(Words.Count - 1, token));
        Assert.All(Draws(options with { AllowUnknown = true }), token => Assert.Equal(Words.Unknown, token));
    }

    [Fact]
    public void APromptIsCutIntoWords()
    {
        var sampler = new TokenSampler(Words, contextLength: 2, new SamplingOptions { Prompt = "The  zebra,\tthe CAT" });
        sampler.Begin();
        Assert.Equal("the <unk> <unk> the cat", sampler.Text);
        sampler.Append(2);
        Assert.StartsWith("the <unk> <unk> the cat ", sampler.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLargestLengthNeedsNoMemory()
    {
        var sampler = new TokenSampler(Words, contextLength: 2, new SamplingOptions { MaxLength = int.MaxValue });
        sampler.Begin();
        for (int i = 0; i < 1_000; i++)
            sampler.Append(2);
        Assert.False(sampler.IsFull);
        Assert.Equal(string.Join(' ', Enumerable.Repeat(Words[2], 1_000)), sampler.Text);
    }

    [Fact]
    public void LengthIsCountedInWords()
    {
        var sampler = new TokenSampler(Words, contextLength: 2, new SamplingOptions { MaxLength = 3, Prompt = "the cat" });
        sampler.Begin();
        Assert.False(sampler.IsFull);
        sampler.Append(3);
        Assert.True(sampler.IsFull);
    }

    private static int[] Draws(SamplingOptions options)
    {
        var sampler = new TokenSampler(Words, contextLength: 2, options);
        sampler.Begin();
        Assert.True(sampler.IsNewContext);
        float[] logits = new float[Words.Count];
        logits[^1] = 1;
        logits[1] = 2;
        sampler.Softmax(logits);
        Assert.False(sampler.IsNewContext);
        return [.. Enumerable.Range(0, 200).Select(_ => sampler.Draw())];
    }
}

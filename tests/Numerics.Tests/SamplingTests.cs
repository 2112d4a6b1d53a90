namespace Makemore.Numerics.Tests;

public sealed class SamplingTests
{
    private const int Draws = 20_000;

    private readonly SmallModel _model = new SmallModel().MoveFromStart();

    public static TheoryData<SamplingOptions> Options =>
    [
        new(),
        new() { Seed = 7 },
        new() { Prompt = "a" },
        new() { Prompt = "abcdd" },
        new() { Temperature = 0.5f },
        new() { Temperature = 3 },
        new() { TopK = 3 },
        new() { TopK = 99 },
        new() { TopP = 0.5f },
        new() { TopP = 1 },
        new() { TopK = 3, TopP = 0.7f },
        new() { Temperature = 2, TopK = 2, Prompt = "db" },
    ];

    /// <summary>The first letter after the prompt; no letter is the boundary.</summary>
    [Theory]
    [MemberData(nameof(Options))]
    public void TheNextLetterFollowsSoftmax(SamplingOptions options)
    {
        double[] expected = Distribution(options);
        int[] observed = NextTokens(options);
        Assert.True(ChiSquare.Fits(expected, observed), $"Drawn: {string.Join(", ", observed)} of {string.Join(", ", expected)}.");
    }

    /// <summary>The test above can fail: it tells a temperature of 1 from one of 0.9.</summary>
    [Fact]
    public void TheNextLetterDoesNotFollowAnotherSoftmax() =>
        Assert.False(ChiSquare.Fits(Distribution(new SamplingOptions { Temperature = 0.9f }), NextTokens(new SamplingOptions())));

    /// <summary>The first word after the prompt; none is the boundary. What the unknown word would have had goes to the others in proportion.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("the zebra", false)]
    [InlineData("the zebra", true)]
    public void TheNextWordFollowsSoftmax(string prompt, bool allowsUnknown)
    {
        SmallTextModel model = new SmallTextModel(Vocabulary.FromWords(Corpus.FromLines(["the cat was"]), SmallTextModel.MaxVocabularySize)).MoveFromStart();
        int[] tokens = model.Vocabulary.Encode(prompt);
        double[] expected = Softmax.Of(model.Logits([.. new int[SmallTextModel.ContextLength].Concat(tokens).TakeLast(SmallTextModel.ContextLength)]));
        if (!allowsUnknown)
            expected[1] = 0;
        double kept = expected.Sum();

        int[] counts = new int[model.Vocabulary.Count];
        foreach (string text in model.Sample(Draws, new SamplingOptions { Prompt = prompt, MaxLength = tokens.Length + 1, AllowUnknown = allowsUnknown }))
        {
            int[] drawn = model.Vocabulary.Encode(text);
            counts[drawn.Length == tokens.Length ? Vocabulary.Boundary : drawn[^1]]++;
        }

        Assert.True(ChiSquare.Fits(Array.ConvertAll(expected, p => p / kept), counts), $"Drawn: {string.Join(", ", counts)} of {string.Join(", ", expected)}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-40f)]
    [InlineData(1e-6f)]
    public void IsGreedyAsTheTemperatureGoesToZero(float temperature)
    {
        var options = new SamplingOptions { Temperature = temperature, MaxLength = 12, Prompt = "a" };
        Assert.All(_model.Sample(20, options), text => Assert.Equal(Greedy(options.Prompt, options.MaxLength), text));
    }

    [Fact]
    public void TheLikeliestLetterAloneIsGreedy()
    {
        string greedy = Greedy("", maxLength: 12);
        Assert.All(_model.Sample(20, new SamplingOptions { TopK = 1, MaxLength = 12 }), text => Assert.Equal(greedy, text));
        Assert.All(_model.Sample(20, new SamplingOptions { TopP = 1e-6f, MaxLength = 12 }), text => Assert.Equal(greedy, text));
    }

    [Fact]
    public void StopsAtTheBoundary()
    {
        IReadOnlyList<string> texts = _model.Sample(200);
        Assert.All(texts, text => Assert.DoesNotContain('.', text));
        Assert.True(texts.Select(text => text.Length).Distinct().Count() > 5);
    }

    [Fact]
    public void NeverStopsWhereTheBoundaryIsImpossible()
    {
        _model.by[Vocabulary.Boundary] = -1e4f;
        Assert.All(_model.Sample(50), text => Assert.Equal(100, text.Length));
        Assert.All(_model.Sample(50, new SamplingOptions { MaxLength = 7, Prompt = "ab" }), text => Assert.Equal(7, text.Length));
    }

    [Fact]
    public void AlwaysStopsWhereTheBoundaryIsCertain()
    {
        _model.by[Vocabulary.Boundary] = 1e4f;
        Assert.All(_model.Sample(50), text => Assert.Equal("", text));
        Assert.All(_model.Sample(50, new SamplingOptions { Prompt = "abc" }), text => Assert.Equal("abc", text));
    }

    [Fact]
    public void LengthIsCountedInLettersNotInCharacters()
    {
        ILanguageModel model = new Architecture(Context: 3, Embed: 3, Hidden: 7, Letters: 200).CreateModel();
        IReadOnlyList<string> texts = model.Sample(200, new SamplingOptions { MaxLength = 5 });
        Assert.Equal(5, texts.Max(text => text.EnumerateRunes().Count()));
        Assert.True(texts.Max(text => text.Length) > 5);
    }

    [Fact]
    public void EveryTextBeginsWithThePrompt() =>
        Assert.All(_model.Sample(100, new SamplingOptions { Prompt = "bad" }), text => Assert.StartsWith("bad", text, StringComparison.Ordinal));

    [Fact]
    public void ALengthDoesNotCutThePrompt() =>
        Assert.All(_model.Sample(20, new SamplingOptions { Prompt = "abcd", MaxLength = 2 }), text => Assert.Equal("abcd", text));

    [Fact]
    public void TheSameSeedDrawsTheSameTexts()
    {
        Assert.Equal(_model.Sample(50), _model.Sample(50, new SamplingOptions { Seed = 42 }));
        Assert.Equal(_model.Sample(50).Take(10), _model.Sample(10));
        Assert.NotEqual(_model.Sample(50), _model.Sample(50, new SamplingOptions { Seed = 43 }));
    }

    [Fact]
    public void NoTextsAreAsked() => Assert.Empty(_model.Sample(0));

    [Fact]
    public void FewerThanNoTextsAreRefused() =>
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => _model.Sample(-1)).ParamName);

    [Theory]
    [InlineData("abé", "column 3: 'é' (U+00E9) is not a letter of the vocabulary (abcd)")]
    [InlineData("a.", "column 2: '.' stands for the boundary between words")]
    public void APromptOfOtherLettersIsRefused(string prompt, string fault) =>
        Assert.Contains(fault, Assert.Throws<ArgumentException>(() => _model.Sample(1, new SamplingOptions { Prompt = prompt })).Message, StringComparison.Ordinal);

    [Fact]
    public void AnOptionOutOfItsRangeIsRefused() =>
        Assert.Equal("Temperature", Assert.Throws<ArgumentOutOfRangeException>(() => _model.Sample(1, new SamplingOptions { Temperature = -1 })).ParamName);

    /// <summary>How often each token comes next, over many texts that end there.</summary>
    private int[] NextTokens(SamplingOptions options)
    {
        int[] counts = new int[SmallModel.VocabularySize];
        foreach (string text in _model.Sample(Draws, options with { MaxLength = options.Prompt.Length + 1 }))
            counts[text.Length == options.Prompt.Length ? Vocabulary.Boundary : SmallModel.Vocabulary.IndexOf(text[^1])]++;
        return counts;
    }

    /// <summary>softmax(logits / temperature), of the likeliest tokens alone if so asked: first by their number, then by their share.</summary>
    private double[] Distribution(SamplingOptions options)
    {
        double[] probabilities = Softmax.Of(_model.Logits(ContextAfter(options.Prompt)), options.Temperature);
        int[] likeliest = [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(token => probabilities[token])];
        double enough = (options.TopP ?? 1) * likeliest.Take(options.TopK ?? int.MaxValue).Sum(token => probabilities[token]);
        double kept = 0;
        int rank = 0;
        foreach (int token in likeliest)
        {
            if (rank++ < (options.TopK ?? int.MaxValue) && kept < enough)
                kept += probabilities[token];
            else
                probabilities[token] = 0;
        }
        return Array.ConvertAll(probabilities, probability => probability / kept);
    }

    private string Greedy(string prompt, int maxLength)
    {
        string text = prompt;
        while (text.Length < maxLength)
        {
            float[] logits = _model.Logits(ContextAfter(text));
            int token = Array.IndexOf(logits, logits.Max());
            if (token == Vocabulary.Boundary)
                break;
            text += SmallModel.Vocabulary[token];
        }
        return text;
    }

    private static int[] ContextAfter(string text) =>
        [.. new int[SmallModel.ContextLength].Concat(SmallModel.Vocabulary.Encode(text)).TakeLast(SmallModel.ContextLength)];
}

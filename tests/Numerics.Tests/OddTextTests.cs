using Makemore.Testing;

namespace Makemore.Numerics.Tests;

/// <summary>A model of words learns from any text, draws its words alone, and comes back from its file as it was.</summary>
public sealed class OddTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one repeated word", 3, "the the the the", "the", "the the")]
    [InlineData("more tokens than the text has", 4, "a b a")]
    [InlineData("fewer tokens than the text has", 12, "a b c d e f g h i j k l m n o p q")]
    [InlineData("empty lines", 5, "", "the cat", "", "  \t ", "was", "")]
    [InlineData("emoji", 6, "😀 👩‍👧 😀", "🇳🇱 👍🏽")]
    [InlineData("mixed scripts", 7, "слова и 語", "naïve l’été")]
    [InlineData("control characters", 5, "the\0cat\u0007 was", "\u200E\u0001")]
    [InlineData("a text of unknown words alone, but for one", 3, "<unk> <unk> the <unk>")]
    public void AnyTextIsLearned(string what, int tokens, params string[] lines)
    {
        SmallTextModel model = Learned(Corpus.FromLines(lines), what);
        Assert.Equal(tokens, model.Vocabulary.Count);
    }

    [Fact]
    public void HalfASurrogatePairIsLearned() =>
        Assert.Equal(["<s>", "<unk>", "the", "\uFFFD"], Learned(Corpus.FromLines(["the \uD83D", "the"]), "half a surrogate pair").Vocabulary.Tokens);

    [Fact]
    public void AVeryLongLineIsLearned()
    {
        Corpus text = Corpus.FromLines([string.Join(' ', Enumerable.Repeat("the cat was walking .", 4000))]);
        SmallTextModel model = Learned(text, "a very long line");
        Assert.Equal(20_001, model.DataOf(text).Count);
    }

    [Fact]
    public void AFileOfOddLinesIsLearned()
    {
        _folder.Write("text.txt", "\uFEFF\r\n\r\nThe cat — was “walking” 😀\r\n\t\r\n  a dog  \r\n\r\n"u8);
        SmallTextModel model = Learned(Corpus.Load(_folder["text.txt"]), "a file of odd lines");
        Assert.Equal("<s> <unk> The a cat dog walking was — “ ” 😀", string.Join(' ', model.Vocabulary.Tokens));
    }

    [Fact]
    public void WhatIsUnknownIsReadAndNotDrawn()
    {
        SmallTextModel model = Learned(Corpus.FromLines(["the cat", "the dog"]), "a few words");
        IReadOnlyList<string> texts = model.Sample(50, new SamplingOptions { Prompt = "\0 zebra, the" });
        Assert.All(texts, text => Assert.StartsWith("<unk> <unk> the", text, StringComparison.Ordinal));
        Assert.True(float.IsFinite(model.Loss(model.DataOf("a zebra", "😀"))));
    }

    /// <summary>Trains a model of a text, and holds it against what comes back from its file.</summary>
    private SmallTextModel Learned(Corpus text, string what)
    {
        var model = new SmallTextModel(Vocabulary.FromWords(text, SmallTextModel.MaxVocabularySize));
        ContextDataset data = model.DataOf(text);
        float before = model.Loss(data);

        model.Train(data, new TrainingOptions { Steps = 100, LearningRate = 0.3f });

        Assert.True(model.Loss(data) < before - 0.1f, $"Of {what} the loss went from {before} to {model.Loss(data)}.");
        IReadOnlyList<string> texts = model.Sample(20);
        Assert.All(texts, drawn => Assert.DoesNotContain(1, model.Vocabulary.Encode(drawn)));

        model.Save(_folder["text.safetensors"]);
        SmallTextModel loaded = SmallTextModel.Load(_folder["text.safetensors"]);
        Assert.Equal(model.Vocabulary.Tokens, loaded.Vocabulary.Tokens);
        Bits.AssertSame(model.AllValues(), loaded.AllValues());
        Assert.Equal(model.Loss(data), loaded.Loss(data));
        Assert.Equal(texts, loaded.Sample(20));
        return model;
    }
}

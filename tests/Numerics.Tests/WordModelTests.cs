using Makemore.Testing;

namespace Makemore.Numerics.Tests;

/// <summary>A model of words, larger than the text that it is given.</summary>
[Mlp(Tokens = Tokens.Words, VocabularySize = 50, Context = 2, Embed = 5, Hidden = 11, Direct = true)]
public sealed partial class SentenceModel;

/// <summary>Its like for few words.</summary>
[Mlp(Tokens = Tokens.Words, VocabularySize = 9, Context = 2, Embed = 5, Hidden = 11, Direct = true)]
public sealed partial class FewWordsModel;

/// <summary>What a model of words does that one of characters does not: it takes its vocabulary from a text.</summary>
public sealed class WordModelTests
{
    private static readonly Corpus Text = Corpus.FromLines(["The cat sat on the mat .", "A dog sat on the cat .", "The dog ran .", "A cat ran ."]);

    private static readonly Vocabulary Words = Vocabulary.FromWords(Text, SentenceModel.MaxVocabularySize, foldCase: true);

    private readonly SentenceModel _model = new(Words, seed: 7);
    private readonly ContextDataset _data = ContextDataset.Build(Text, Words, SentenceModel.ContextLength);

    [Fact]
    public void AModelIsAsLargeAsItsVocabulary()
    {
        Assert.Equal(11, Words.Count);
        Assert.Same(Words, _model.Vocabulary);
        Assert.Equal((Words, 11), (_model.Spec.Vocabulary, _model.Spec.VocabularySize));
        Assert.Equal(
            [("E", "11 × 5"), ("Wx", "11 × 10"), ("bh", "11"), ("Wy", "11 × 11"), ("by", "11"), ("Wd", "11 × 10")],
            _model.Parameters.Select(parameter => (parameter.Key, string.Join(" × ", parameter.Value.Lengths.ToArray()))));
        Assert.Equal(_model.AllValues().Length, _model.Spec.ParameterCount);
        Assert.Equal((11, _model.Spec.ParameterCount), (_model.VocabularySize, _model.ParameterCount));
        Assert.Equal(50 * 5 + 11 * 10 + 11 + 50 * 11 + 50 + 50 * 10, SentenceModel.MaxParameterCount);
    }

    [Fact]
    public void WithoutAVocabularyThereIsNoModel()
    {
        var factory = ModelFactory.Of<SentenceModel>();
        Assert.Null(factory.Spec.Vocabulary);
        Assert.Equal(
            "SentenceModel reads words, and its class declares no vocabulary; build one with Vocabulary.FromWords and call Create(vocabulary, seed).",
            Assert.Throws<InvalidOperationException>(() => factory.Create(seed: 7)).Message);
        Assert.Equal(_model.AllValues(), factory.Create(Words, seed: 7).AllValues());
    }

    [Fact]
    public void AVocabularyOfLettersIsRefused() => Assert.StartsWith(
        "The vocabulary holds characters and SentenceModel reads words;",
        Assert.Throws<ArgumentException>(() => new SentenceModel(Vocabulary.FromAlphabet("abc"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void ALargerVocabularyIsRefused() => Assert.Equal(
        "The vocabulary has 11 tokens and FewWordsModel at most 9; declare it with [Mlp(VocabularySize = 11)], or build the vocabulary with FewWordsModel.MaxVocabularySize. (Parameter 'vocabulary')",
        Assert.Throws<ArgumentException>(() => new FewWordsModel(Words)).Message);

    [Fact]
    public void DataOfOtherWordsIsRefused()
    {
        Corpus others = Corpus.FromLines(["one two three four five six seven eight nine"]);
        ContextDataset data = ContextDataset.Build(others, Vocabulary.FromWords(others, Words.Count), SentenceModel.ContextLength);
        Assert.Equal(
            "The data's 11 tokens are not those of SentenceModel; build the data with the model's Vocabulary. (Parameter 'data')",
            Assert.Throws<ArgumentException>(() => _model.Train(data)).Message);
    }

    [Fact]
    public void ItLearnsSentencesAndGoesOnWithOthers()
    {
        float before = _model.Loss(_data);
        _model.Train(_data, new TrainingOptions { Steps = 200, LearningRate = 0.5f });
        Assert.InRange(_model.Loss(_data), 0, before / 2);

        Assert.All(_model.Sample(20, new SamplingOptions { Prompt = "The CAT", MaxLength = 6 }), text =>
        {
            Assert.StartsWith("the cat", text, StringComparison.Ordinal);
            Assert.InRange(text.Split(' ').Length, 2, 6);
            Assert.All(text.Split(' '), word => Assert.Contains(word, Words.Tokens.Skip(2)));
        });
    }

    [Fact]
    public void AFileBringsItsWords()
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.safetensors"];
        _model.Train(_data, new TrainingOptions { Steps = 5 });
        _model.Save(path);

        SentenceModel loaded = SentenceModel.Load(path);
        Assert.Equal(Words.Tokens, loaded.Vocabulary.Tokens);
        Assert.True(loaded.Vocabulary.FoldsCase);
        Assert.Equal(_model.AllValues(), loaded.AllValues());
        Assert.Equal(_model.Loss(_data), loaded.Loss(_data));
        Assert.Equal(_model.Sample(5), loaded.Sample(5));
        Assert.IsType<SentenceModel>(ModelFactory.LoadAny(path, ModelFactory.Of<NotebookModel>(), ModelFactory.Of<SentenceModel>()));
    }
}

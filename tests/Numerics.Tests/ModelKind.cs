namespace Makemore.Numerics.Tests;

/// <summary>A kind of model, and what every kind can do; its members differ only in how the model is made, trained and loaded.</summary>
/// <param name="name">The name of the kind.</param>
/// <param name="model">A model.</param>
/// <param name="train">Lets it learn.</param>
/// <param name="load">Reads a model like it from a file.</param>
public sealed class ModelKind(string name, INextTokenModel model, Action<ContextDataset> train, Func<string, INextTokenModel> load)
{
    private static readonly Corpus Text = Corpus.FromLines(["abc", "dab", "cab", "abab"]);
    private static readonly Corpus Sentences = Corpus.FromLines(["the cat sat", "a dog sat", "the dog ran"]);

    private static readonly IReadOnlyList<ModelFactory> Classes = [ModelFactory.Of<SmallModel>(), ModelFactory.Of<SmallTextModel>()];

    /// <summary>The name of the kind.</summary>
    public string Name { get; } = name;

    /// <summary>The model.</summary>
    public INextTokenModel Model { get; } = model;

    /// <summary>Lets the model learn.</summary>
    public Action<ContextDataset> Train { get; } = train;

    /// <summary>Reads a model like it from a file.</summary>
    public Func<string, INextTokenModel> Load { get; } = load;

    /// <summary>Makes a model of every kind, of characters and of words.</summary>
    public static IReadOnlyList<ModelKind> CreateAll()
    {
        var characters = new SmallModel(seed: 1);
        Vocabulary vocabulary = Vocabulary.FromWords(Sentences, SmallTextModel.MaxVocabularySize);
        var words = new SmallTextModel(vocabulary, seed: 1);
        NgramModel trigrams = Counted(SmallModel.Vocabulary, Text);
        NgramModel ofWords = Counted(vocabulary, Sentences);
        var mixture = new MixtureModel(characters, trigrams);
        var ofThree = new MixtureModel([new SmallModel(seed: 2), characters, trigrams]);
        var byFrequency = new MixtureModel(words, ofWords, frequencies: ofWords);
        return
        [
            new("generated", characters, data => characters.Train(data, new TrainingOptions { Steps = 1 }), SmallModel.Load),
            new("generated, words", words, data => words.Train(data, new TrainingOptions { Steps = 1 }), SmallTextModel.Load),
            new("n-grams", trigrams, data => trigrams.Train(data), NgramModel.Load),
            new("n-grams, words", ofWords, data => ofWords.Train(data), NgramModel.Load),
            new("mixture", mixture, data => mixture.LearnWeights(data), path => MixtureModel.Load(path, Classes)),
            new("mixture of three", ofThree, data => ofThree.LearnWeights(data), path => MixtureModel.Load(path, Classes)),
            new("mixture, words", byFrequency, data => byFrequency.LearnWeights(data), path => MixtureModel.Load(path, Classes)),
        ];
    }

    /// <summary>Examples that the model can read.</summary>
    /// <param name="context">How many tokens a context has.</param>
    public ContextDataset Data(int context) => ContextDataset.Build(Model.Vocabulary.Kind is Tokens.Words ? Sentences : Text, Model.Vocabulary, context);

    /// <summary>No examples, with the model's own vocabulary and context.</summary>
    public ContextDataset NoData() => ContextDataset.Build(Corpus.FromLines([]), Model.Vocabulary, Model.ContextLength);

    /// <summary>Examples with another vocabulary.</summary>
    /// <param name="letters">How many letters it has.</param>
    public ContextDataset ForeignData(int letters)
    {
        string alphabet = string.Concat(Enumerable.Range(0, letters).Select(i => (char)('z' - i)));
        return ContextDataset.Build(Corpus.FromLines([alphabet]), Vocabulary.FromAlphabet(alphabet), Model.ContextLength);
    }

    private static NgramModel Counted(Vocabulary vocabulary, Corpus text)
    {
        var model = new NgramModel(vocabulary, order: 3);
        model.Train(ContextDataset.Build(text, vocabulary, context: 2));
        return model;
    }
}

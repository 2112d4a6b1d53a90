using Makemore;

namespace Sentences;

/// <summary>The model and the counts that it is compared with, all learned from the same sentences.</summary>
internal sealed class Experiment
{
    private const int LongestNgram = SentenceModel.ContextLength + 1;

    private readonly ContextDataset _train;
    private readonly ContextDataset _test;

    /// <summary>Draws the sentences and trains.</summary>
    /// <param name="seed">What the sentences, the parameters and the batches are drawn with.</param>
    public Experiment(int seed)
    {
        Corpora = Corpora.Draw(seed);
        Vocabulary = Vocabulary.FromWords(Corpora.Train, SentenceModel.MaxVocabularySize);
        _train = Examples(Corpora.Train);
        _test = Examples(Corpora.Test);

        Unsmoothed = Counted(3, NgramSmoothing.MaximumLikelihood);
        KneserNey = [.. Enumerable.Range(2, LongestNgram - 1).Select(order => Counted(order, NgramSmoothing.KneserNey))];
        Model = new SentenceModel(Vocabulary, seed);
        Model.Train(_train, Recipe(seed) with { Validation = Examples(Corpora.Dev) });
    }

    /// <summary>The sentences.</summary>
    public Corpora Corpora { get; }

    /// <summary>The words of the sentences to learn from.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The neural model.</summary>
    public SentenceModel Model { get; }

    /// <summary>Trigrams as they were counted.</summary>
    public NgramModel Unsmoothed { get; }

    /// <summary>Smoothed n-grams, from bigrams to those that see as much as the model does.</summary>
    public IReadOnlyList<NgramModel> KneserNey { get; }

    /// <summary>The smoothed n-grams that predict the held-out sentences best: they are given the choice.</summary>
    public NgramModel BestKneserNey => KneserNey.MinBy(HeldOutPerplexity)!;

    /// <summary>How many tokens a model hesitates between, on average, in the sentences it has learned from.</summary>
    public double SeenPerplexity(INextTokenModel model) => Math.Exp(model.Loss(_train));

    /// <summary>How many tokens a model hesitates between, on average, in the held-out sentences.</summary>
    public double HeldOutPerplexity(INextTokenModel model) => Math.Exp(model.Loss(_test));

    /// <summary>How likely a sentence is, from its first word to the boundary behind its last.</summary>
    public double Probability(INextTokenModel model, string sentence) =>
        Math.Exp(model.LogProbabilities(Examples(Corpus.FromLines([sentence]))).Sum(p => (double)p));

    private static TrainingOptions Recipe(int seed) => new()
    {
        Steps = 3000,
        BatchSize = 32,
        Optimizer = Optimizer.AdamW,
        LearningRate = 0.003f,
        Schedule = Schedule.Cosine,
        WeightDecay = 0.3f,
        ReportEvery = 50,
        Patience = 20,
        Seed = seed,
    };

    private NgramModel Counted(int order, NgramSmoothing smoothing)
    {
        var model = new NgramModel(Vocabulary, order, smoothing);
        model.Train(_train);
        return model;
    }

    private ContextDataset Examples(Corpus sentences) =>
        ContextDataset.Build(sentences, Vocabulary, SentenceModel.ContextLength);
}

using Makemore;

namespace Sentences;

/// <summary>A neural model and the n-gram models that it is compared with, all trained on the same sentences.</summary>
internal sealed class Experiment
{
    private const int LongestNgram = SentenceModel.ContextLength + 1;

    private readonly ContextDataset _train;
    private readonly ContextDataset _test;

    /// <summary>Draws the sentences and trains the models.</summary>
    /// <param name="seed">The seed of the sentences, the parameters and the mini-batches.</param>
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

    /// <summary>The vocabulary of the train part.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The neural model.</summary>
    public SentenceModel Model { get; }

    /// <summary>The trigram model without smoothing.</summary>
    public NgramModel Unsmoothed { get; }

    /// <summary>The smoothed n-gram models, from bigrams to n-grams with the context length of the neural model.</summary>
    public IReadOnlyList<NgramModel> KneserNey { get; }

    /// <summary>The smoothed n-gram model with the lowest held-out perplexity. Selecting it on the held-out sentences favors the n-grams.</summary>
    public NgramModel BestKneserNey => KneserNey.MinBy(HeldOutPerplexity)!;

    /// <summary>The perplexity of a model on the train part.</summary>
    public double SeenPerplexity(INextTokenModel model) => Math.Exp(model.Loss(_train));

    /// <summary>The perplexity of a model on the test part.</summary>
    public double HeldOutPerplexity(INextTokenModel model) => Math.Exp(model.Loss(_test));

    /// <summary>The probability of a sentence, with the boundary after its last word.</summary>
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

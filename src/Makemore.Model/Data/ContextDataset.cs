using Makemore.Engine;

namespace Makemore;

/// <summary>
/// The notebook's X (N, context) and Y (N,): for every token of every line, the boundary that ends it included, the
/// tokens before it and the token itself. A line is a word or, where the tokens are words, a sentence.
/// </summary>
/// <remarks>
/// Many examples share their context, so each distinct context is kept once, with how often each target follows it.
/// Memory grows with the number of examples (8 bytes each) and of distinct contexts.
/// </remarks>
public sealed class ContextDataset
{
    private readonly int[] _contextOf;
    private readonly int[] _targets;
    private readonly int[] _contexts;
    private readonly Lazy<Batch> _fullBatch;

    /// <summary>By distinct context: its row in the full batch, once there is one.</summary>
    private int[] _rowOf = [];

    private ContextDataset(string source, Vocabulary vocabulary, int contextLength, int[] contextOf, int[] targets, int[] contexts)
    {
        Source = source;
        Vocabulary = vocabulary;
        ContextLength = contextLength;
        _contextOf = contextOf;
        _targets = targets;
        _contexts = contexts;
        _fullBatch = new Lazy<Batch>(() => Batch.OfDistinctContexts(contextLength, vocabulary.Count, contexts, contextOf, targets, out _rowOf));
    }

    /// <summary>How many examples there are, the notebook's N.</summary>
    public int Count => _targets.Length;

    /// <summary>How many tokens a context has.</summary>
    public int ContextLength { get; }

    /// <summary>The vocabulary that the numbers come from.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>How many tokens the vocabulary has.</summary>
    public int VocabularySize => Vocabulary.Count;

    /// <summary>How many different contexts occur.</summary>
    public int DistinctContexts => _contexts.Length / ContextLength;

    /// <summary>The name of the corpus, for messages.</summary>
    internal string Source { get; }

    /// <summary>All examples, each distinct context a row.</summary>
    internal Batch FullBatch => _fullBatch.Value;

    /// <summary>Slides a window over every line of a corpus (notebook, <c>build_dataset</c>). Lines without a token are passed over.</summary>
    /// <param name="corpus">The words, or the sentences.</param>
    /// <param name="vocabulary">The numbers of their tokens.</param>
    /// <param name="context">How many tokens a context has; before a line's beginning they are boundaries.</param>
    /// <exception cref="CorpusException">A word holds a letter that is not in the vocabulary; the message names file, line and column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The context is shorter than 1.</exception>
    public static ContextDataset Build(Corpus corpus, Vocabulary vocabulary, int context)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 1);

        int[] targets = Encode(corpus, vocabulary);
        int[] contextOf = new int[targets.Length];
        var distinct = new ContextTable(context);
        Span<int> window = new int[context];
        for (int example = 0; example < targets.Length; example++)
        {
            contextOf[example] = distinct.IndexOf(window);
            window[1..].CopyTo(window);
            window[^1] = targets[example];
            if (targets[example] == Vocabulary.Boundary)
                window.Clear();
        }
        return new ContextDataset(corpus.Source, vocabulary, context, contextOf, targets, distinct.ToArray());
    }

    /// <summary>The notebook's <c>X[i]</c>: the tokens before a target, oldest first.</summary>
    /// <param name="i">The example, counted from 0.</param>
    public ReadOnlySpan<int> Context(int i) => DistinctContext(_contextOf[i]);

    /// <summary>The notebook's <c>Y[i]</c>: the token to predict.</summary>
    /// <param name="i">The example, counted from 0.</param>
    public int Target(int i) => _targets[i];

    /// <summary>The same examples with the last tokens of their contexts alone, or as they are if they have no more.</summary>
    internal ContextDataset Shortened(int context)
    {
        if (context >= ContextLength)
            return this;
        var distinct = new ContextTable(context);
        int[] shorter = new int[DistinctContexts];
        for (int i = 0; i < shorter.Length; i++)
            shorter[i] = distinct.IndexOf(DistinctContext(i)[^context..]);
        return new ContextDataset(Source, Vocabulary, context, Array.ConvertAll(_contextOf, i => shorter[i]), _targets, distinct.ToArray());
    }

    /// <summary>What the full batch has for each pair of a context and a target, for each example.</summary>
    internal float[] ByExample(float[] pairs)
    {
        Batch batch = FullBatch;
        float[] examples = new float[Count];
        for (int i = 0; i < examples.Length; i++)
        {
            int row = _rowOf[_contextOf[i]];
            examples[i] = pairs[batch.FirstPair(row) + batch.TargetsOf(row).Tokens.BinarySearch(_targets[i])];
        }
        return examples;
    }

    /// <summary>
    /// Of each of these examples, the number of its context among the distinct ones, and its target. They lie far apart:
    /// in a loop that does nothing else, the processor waits for many of them at a time.
    /// </summary>
    internal void CopyExamples(ReadOnlySpan<int> examples, Span<int> contexts, Span<int> targets)
    {
        for (int i = 0; i < examples.Length; i++)
        {
            contexts[i] = _contextOf[examples[i]];
            targets[i] = _targets[examples[i]];
        }
    }

    /// <summary>A distinct context by its number.</summary>
    internal ReadOnlySpan<int> DistinctContext(int index) => _contexts.AsSpan(index * ContextLength, ContextLength);

    /// <summary>The tokens of every line, with a boundary behind each line: every one is an example's target.</summary>
    private static int[] Encode(Corpus corpus, Vocabulary vocabulary)
    {
        var tokens = new List<int>();
        for (int i = 0; i < corpus.Count; i++)
        {
            // A token is a character at least.
            if (tokens.Count > Array.MaxLength - 1 - corpus[i].Length)
                throw new CorpusException($"{corpus.Source} gives more than the {Array.MaxLength} examples that data can have; take a part of it.");
            int start = tokens.Count;
            vocabulary.Encode(corpus, i, tokens);
            if (tokens.Count > start)
                tokens.Add(Vocabulary.Boundary);
        }
        return [.. tokens];
    }

    /// <summary>Throws unless a model can read the examples; of longer contexts it may need the last tokens alone.</summary>
    internal static void ThrowUnlessFits(ContextDataset data, ModelSpec model, bool orLonger = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException($"There are no examples in {data.Source}; a model needs one word at least.", nameof(data));
        if (orLonger && data.ContextLength < model.Context)
            throw new ArgumentException($"The data's contexts have {data.ContextLength} tokens and {model.Name} reads {model.Context}; build the data with contexts of {model.Context} or more.", nameof(data));
        if (!orLonger && data.ContextLength != model.Context)
            throw new ArgumentException($"The data's contexts have {data.ContextLength} tokens and {model.Name} reads {model.Context}; build the data with {model.Name}.ContextLength.", nameof(data));
        if (data.VocabularySize != model.VocabularySize)
            throw new ArgumentException($"The data has {data.VocabularySize} tokens and {model.Name} knows {model.VocabularySize}; build the data with the model's Vocabulary.", nameof(data));
        if (model.Vocabulary?.HasSameTokens(data.Vocabulary) == false)
            throw new ArgumentException($"The data's {data.VocabularySize} tokens are not those of {model.Name}; build the data with the model's Vocabulary.", nameof(data));
    }
}

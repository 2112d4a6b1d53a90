using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// The examples that a model learns from: the notebook's X (N, context) and Y (N,). A line of the corpus is a word or,
/// for a word model, a sentence. Every token of a line gives one example, and so does the boundary that ends the line.
/// The token is the target of the example, and the tokens before it are the context. In a running text
/// (<see cref="Corpus.AsRunningText"/>), no boundary ends a line, and the context goes on over the ends of the lines.
/// </summary>
/// <remarks>
/// Many examples have the same context. The dataset therefore stores each distinct context once. It takes 8 bytes for
/// each example, and 4 bytes for each token of each distinct context. A dataset does not change. Any number of threads may read it, and any number of models may learn from it
/// at the same time.
/// </remarks>
public sealed class ContextDataset
{
    /// <summary>How many lines are encoded between two checks of the cancellation token.</summary>
    private const int CancellationInterval = 1 << 10;

    private readonly int[] _contextOf;
    private readonly int[] _targets;
    private readonly int[] _contexts;

    /// <summary>
    /// All examples as one batch, and the row of each distinct context in the batch. The first use builds the batch,
    /// and all threads share it.
    /// </summary>
    private readonly Lazy<(Batch Batch, int[] RowOf)> _fullBatch;

    /// <summary>Every training with a checkpoint asks for it, so it is computed once.</summary>
    private readonly Lazy<string> _fingerprint;

    private ContextDataset(string source, Vocabulary vocabulary, int contextLength, int[] contextOf, int[] targets, int[] contexts)
    {
        Source = source;
        Vocabulary = vocabulary;
        ContextLength = contextLength;
        _contextOf = contextOf;
        _targets = targets;
        _contexts = contexts;
        _fullBatch = new(() => (Batch.OfDistinctContexts(contextLength, vocabulary.Count, contexts, contextOf, targets, out int[] rowOf), rowOf));
        _fingerprint = new(ComputeFingerprint);
    }

    /// <summary>The number of examples, the notebook's N.</summary>
    public int Count => _targets.Length;

    /// <summary>How many tokens a context has.</summary>
    public int ContextLength { get; }

    /// <summary>The vocabulary that numbers the tokens.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>How many tokens the vocabulary has.</summary>
    public int VocabularySize => Vocabulary.Count;

    /// <summary>How many distinct contexts there are.</summary>
    public int DistinctContexts => _contexts.Length / ContextLength;

    /// <summary>The name of the corpus, for messages.</summary>
    internal string Source { get; }

    /// <summary>The SHA-256 of the tokens and the examples, in hexadecimal. Equal data has equal fingerprints.</summary>
    internal string Fingerprint => _fingerprint.Value;

    /// <summary>All examples as one batch, with one row for each distinct context.</summary>
    internal Batch FullBatch => _fullBatch.Value.Batch;

    /// <summary>
    /// Builds a dataset from every line of a corpus, as the notebook's <c>build_dataset</c> does. Lines without a token
    /// are skipped.
    /// </summary>
    /// <param name="corpus">The words, or the sentences.</param>
    /// <param name="vocabulary">The vocabulary that numbers their tokens.</param>
    /// <param name="context">
    /// How many tokens a context has; 1 or more. At the beginning of a line, or of a running text, boundaries fill the
    /// context.
    /// </param>
    /// <param name="cancellationToken">Stops the method.</param>
    /// <exception cref="CorpusException">
    /// A word has a character that is not in the vocabulary. The message names the file, the line and the column. Or the
    /// corpus has more tokens than data can have examples.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The context is less than 1.</exception>
    /// <exception cref="InsufficientMemoryException">The distinct contexts have more tokens than an array can have.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static ContextDataset Build(Corpus corpus, Vocabulary vocabulary, int context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(vocabulary);
        OptionRange.Require(context >= 1, context, "must be 1 or more");

        int[] targets = Encode(corpus, vocabulary, cancellationToken);
        var numbers = ContextNumbers.Of(targets, context, cancellationToken);
        return new ContextDataset(corpus.Source, vocabulary, context, numbers.Numbers, targets, numbers.Contexts());
    }

    /// <summary>The notebook's <c>X[i]</c>: the tokens before a target, oldest first.</summary>
    /// <param name="i">The example, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public ReadOnlySpan<int> Context(int i)
    {
        ModelArguments.ThrowUnlessIndex(i, Count, nameof(i));
        return DistinctContext(_contextOf[i]);
    }

    /// <summary>The notebook's <c>Y[i]</c>: the token to predict.</summary>
    /// <param name="i">The example, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public int Target(int i)
    {
        ModelArguments.ThrowUnlessIndex(i, Count, nameof(i));
        return _targets[i];
    }

    /// <summary>
    /// The same examples with shorter contexts, which keep only their last tokens. If the contexts are not longer than
    /// this, the dataset itself is returned.
    /// </summary>
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

    /// <summary>
    /// Gets a number for each example. The full batch has one number for each pair of a context and a target.
    /// </summary>
    internal float[] ByExample(float[] pairs)
    {
        (Batch batch, int[] rowOf) = _fullBatch.Value;
        float[] examples = new float[Count];
        for (int i = 0; i < examples.Length; i++)
        {
            int row = rowOf[_contextOf[i]];
            examples[i] = pairs[batch.FirstPair(row) + batch.TargetsOf(row, 1).BinarySearch(new TargetCount(row, _targets[i], Count: 0))];
        }
        return examples;
    }

    /// <summary>
    /// Copies the number of each example's distinct context, and its target. These numbers lie far apart in memory. The
    /// loop does nothing else, so the processor can fetch many of them at the same time.
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

    /// <summary>
    /// The tokens of all lines. A boundary follows each line, except in a running text. Every one of these tokens is the
    /// target of an example.
    /// </summary>
    private static int[] Encode(Corpus corpus, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        var tokens = new TokenBlocks();
        var line = new List<int>();
        for (int i = 0; i < corpus.Count; i++)
        {
            if (i % CancellationInterval == 0)
                cancellationToken.ThrowIfCancellationRequested();
            line.Clear();
            vocabulary.Encode(corpus, i, line);
            if (line.Count == 0)
                continue;
            if (!corpus.IsRunningText)
                line.Add(Vocabulary.Boundary);
            if (tokens.Count > Array.MaxLength - line.Count)
                throw new CorpusException($"{corpus.Source} gives more than the {Array.MaxLength} examples that data can have; take a part of it.");
            tokens.Add(CollectionsMarshal.AsSpan(line));
        }
        return tokens.MoveToArray();
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string token in Vocabulary.Tokens)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(token));
            hash.AppendData([0]);
        }
        hash.AppendNumbers<int>([ContextLength, Count]);
        hash.AppendNumbers<int>(_contexts);
        hash.AppendNumbers<int>(_contextOf);
        hash.AppendNumbers<int>(_targets);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Throws unless a model can read the examples.</summary>
    internal static void ThrowUnlessFits(ContextDataset data, ModelSpec model, string argument = "data") =>
        ModelArguments.ThrowUnlessFits(data, model.Name, model.Context, model.DeclaredVocabulary(), orLonger: false, argument);
}

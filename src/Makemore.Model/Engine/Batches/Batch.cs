using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// The examples of a step: one context in each row, and the targets that follow it, with their counts. Examples with
/// the same context share a row. The loss and the gradients are the same, for a fraction of the work. This type
/// supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class Batch
{
    private readonly int _contextLength;
    private readonly int[] _contexts;
    private readonly int[] _firstTarget;
    private readonly TargetCount[] _targets;
    private readonly float[] _totals;

    /// <summary>The token places that layers have asked for.</summary>
    private readonly List<TokenPlaces> _places = [];

    /// <summary>Makes a batch that owns these arrays.</summary>
    /// <param name="contextLength">How many tokens a context has.</param>
    /// <param name="vocabularySize">How many tokens there are.</param>
    /// <param name="contexts">The contexts, row after row.</param>
    /// <param name="firstTarget">Where each row's targets begin. They end where the targets of the next row begin.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="totals">How many examples have the row's context.</param>
    /// <param name="rows">How many contexts there are.</param>
    /// <param name="examples">How many examples the batch has.</param>
    private protected Batch(
        int contextLength, int vocabularySize, int[] contexts, int[] firstTarget, TargetCount[] targets, float[] totals, int rows, int examples)
    {
        _contextLength = contextLength;
        VocabularySize = vocabularySize;
        _contexts = contexts;
        _firstTarget = firstTarget;
        _targets = targets;
        _totals = totals;
        Rows = rows;
        Examples = examples;
    }

    /// <summary>How many contexts there are.</summary>
    public int Rows { get; private protected set; }

    /// <summary>N, the number of examples. The loss is divided by it.</summary>
    public int Examples { get; }

    /// <summary>How many tokens there are.</summary>
    private protected int VocabularySize { get; }

    /// <summary>The contexts of some rows, row after row.</summary>
    internal ReadOnlySpan<int> ContextsOf(int first, int rows) => _contexts.AsSpan(first * _contextLength, rows * _contextLength);

    /// <summary>The targets of some rows, row after row.</summary>
    internal ReadOnlySpan<TargetCount> TargetsOf(int first, int rows) => _targets.AsSpan(_firstTarget[first].._firstTarget[first + rows]);

    /// <summary>How many examples each of some contexts has.</summary>
    internal ReadOnlySpan<float> TotalsOf(int first, int rows) => _totals.AsSpan(first, rows);

    /// <summary>How many different pairs of a context and a target there are.</summary>
    internal int Pairs => _firstTarget[Rows];

    /// <summary>The index of a row's first pair. The row's other pairs follow in the order of its targets.</summary>
    internal int FirstPair(int row) => _firstTarget[row];

    /// <summary>The tokens at each position of the contexts, which are cut into pieces of this many positions.</summary>
    internal TokenPlaces Places(int positions)
    {
        // The full batch belongs to its dataset, and any number of models may train on it at the same time.
        lock (_places)
        {
            foreach (TokenPlaces known in _places)
            {
                if (known.Positions == positions)
                    return known;
            }
            TokenPlaces places = FindPlaces(positions);
            _places.Add(places);
            return places;
        }
    }

    private protected virtual TokenPlaces FindPlaces(int positions)
    {
        var places = TokenPlaces.For(positions, VocabularySize, _contexts.Length);
        places.Find(ContextsOf(0, Rows));
        return places;
    }

    /// <summary>Finds the token places again after a change of the contexts.</summary>
    private protected void FindPlacesAnew()
    {
        foreach (TokenPlaces places in _places)
            places.Find(ContextsOf(0, Rows));
    }

    /// <summary>
    /// Groups the examples by context, and counts each context's targets. The targets of a context are in ascending
    /// order.
    /// </summary>
    internal static Batch OfDistinctContexts(
        int contextLength, int vocabularySize, int[] contexts, int[] contextOf, int[] targets, out int[] rowOf)
    {
        int rows = contexts.Length / contextLength;
        int[] order = SortedByContext(contextLength, vocabularySize, contexts);
        int[] grouped = GroupByContext(rows, contextOf, targets, out int[] ends);

        int[] sortedContexts = new int[contexts.Length];
        int[] firstTarget = new int[rows + 1];
        float[] totals = new float[rows];
        var counted = new List<TargetCount>();
        var distinct = new List<int>();
        int[] count = new int[vocabularySize];
        rowOf = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            int context = order[row];
            rowOf[context] = row;
            int start = context == 0 ? 0 : ends[context - 1];
            distinct.Clear();
            foreach (int target in grouped.AsSpan(start..ends[context]))
            {
                if (count[target]++ == 0)
                    distinct.Add(target);
            }
            distinct.Sort();
            foreach (int target in distinct)
            {
                counted.Add(new TargetCount(row, target, count[target]));
                count[target] = 0;
            }
            contexts.AsSpan(context * contextLength, contextLength).CopyTo(sortedContexts.AsSpan(row * contextLength));
            firstTarget[row + 1] = counted.Count;
            totals[row] = ends[context] - start;
        }
        return new Batch(contextLength, vocabularySize, sortedContexts, firstTarget, [.. counted], totals, rows, targets.Length);
    }

    /// <summary>
    /// The contexts, sorted by as many of their first tokens as fit in a 64-bit key. Neighboring contexts then use the
    /// same rows of a layer's table, which stay in the cache.
    /// </summary>
    private static int[] SortedByContext(int contextLength, int vocabularySize, int[] contexts)
    {
        int[] order = [.. Enumerable.Range(0, contexts.Length / contextLength)];
        ulong[] keys = new ulong[order.Length];
        int digits = Math.Min(contextLength, (int)(63 / Math.Log2(vocabularySize)));
        for (int i = 0; i < keys.Length; i++)
        {
            for (int p = 0; p < digits; p++)
                keys[i] = keys[i] * (ulong)vocabularySize + (ulong)contexts[i * contextLength + p];
        }
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>The targets, grouped by context (a counting sort), and where the targets of each context end.</summary>
    private static int[] GroupByContext(int rows, int[] contextOf, int[] targets, out int[] ends)
    {
        ends = new int[rows];
        foreach (int context in contextOf)
            ends[context]++;
        for (int row = 1; row < rows; row++)
            ends[row] += ends[row - 1];

        int[] grouped = new int[targets.Length];
        int[] next = [.. ends];
        for (int i = targets.Length - 1; i >= 0; i--)
            grouped[--next[contextOf[i]]] = targets[i];
        return grouped;
    }
}

using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Makemore.Engine;

/// <summary>
/// What a step learns from: contexts, one a row, and for each the targets that follow it with their number. Examples
/// with the same context share a row, which gives the same loss and the same gradient for a fraction of the work. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class Batch
{
    private readonly int _contextLength;
    private readonly int[] _contexts;
    private readonly int[] _firstTarget;
    private readonly int[] _targets;
    private readonly float[] _counts;
    private readonly float[] _totals;

    /// <summary>What layers have asked for.</summary>
    private readonly List<TokenPlaces> _places = [];

    /// <summary>Takes its arrays, which stay its own.</summary>
    /// <param name="contextLength">How many tokens a context has.</param>
    /// <param name="vocabularySize">How many tokens there are.</param>
    /// <param name="contexts">The contexts, row after row.</param>
    /// <param name="firstTarget">Where a row's targets begin; where the next row's do, they end.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="counts">How often the target of the same place follows the row's context.</param>
    /// <param name="totals">How many examples have the row's context.</param>
    /// <param name="rows">How many contexts there are.</param>
    /// <param name="examples">How many examples they stand for.</param>
    private protected Batch(
        int contextLength, int vocabularySize, int[] contexts, int[] firstTarget, int[] targets, float[] counts, float[] totals, int rows, int examples)
    {
        _contextLength = contextLength;
        VocabularySize = vocabularySize;
        _contexts = contexts;
        _firstTarget = firstTarget;
        _targets = targets;
        _counts = counts;
        _totals = totals;
        Rows = rows;
        Examples = examples;
    }

    /// <summary>How many contexts there are.</summary>
    public int Rows { get; private protected set; }

    /// <summary>How many examples they stand for: the N that the loss is divided by.</summary>
    public int Examples { get; }

    /// <summary>How many tokens there are.</summary>
    private protected int VocabularySize { get; }

    internal ReadOnlySpan<int> Context(int row) => _contexts.AsSpan(row * _contextLength, _contextLength);

    internal ReadOnlySpan<int> ContextsOf(int first, int rows) => _contexts.AsSpan(first * _contextLength, rows * _contextLength);

    internal TargetCounts TargetsOf(int row)
    {
        int first = _firstTarget[row];
        int count = _firstTarget[row + 1] - first;
        return new TargetCounts(_targets.AsSpan(first, count), _counts.AsSpan(first, count), _totals[row]);
    }

    /// <summary>How many different pairs of a context and a target there are.</summary>
    internal int Pairs => _firstTarget[Rows];

    /// <summary>The number of a row's first pair; its others follow, in the order of its targets.</summary>
    internal int FirstPair(int row) => _firstTarget[row];

    /// <summary>Which tokens stand where in the contexts, cut in pieces of this many positions.</summary>
    internal TokenPlaces Places(int positions)
    {
        // The batch of all examples is its data's, and any number of models may learn from it at the same time.
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

    /// <summary>After a change of the contexts.</summary>
    private protected void FindPlacesAnew()
    {
        foreach (TokenPlaces places in _places)
            places.Find(ContextsOf(0, Rows));
    }

    /// <summary>Gathers the examples by context, and counts the targets of each, which are in the order of their numbers.</summary>
    internal static Batch OfDistinctContexts(
        int contextLength, int vocabularySize, int[] contexts, int[] contextOf, int[] targets, out int[] rowOf)
    {
        int rows = contexts.Length / contextLength;
        int[] order = SortedByContext(contextLength, vocabularySize, contexts);
        int[] grouped = GroupByContext(rows, contextOf, targets, out int[] ends);

        int[] sortedContexts = new int[contexts.Length];
        int[] firstTarget = new int[rows + 1];
        float[] totals = new float[rows];
        var distinct = new List<int>();
        var counts = new List<float>();
        int[] count = new int[vocabularySize];
        rowOf = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            int context = order[row];
            rowOf[context] = row;
            int start = context == 0 ? 0 : ends[context - 1];
            foreach (int target in grouped.AsSpan(start..ends[context]))
            {
                if (count[target]++ == 0)
                    distinct.Add(target);
            }
            Span<int> found = CollectionsMarshal.AsSpan(distinct)[firstTarget[row]..];
            found.Sort();
            foreach (int target in found)
            {
                counts.Add(count[target]);
                count[target] = 0;
            }
            contexts.AsSpan(context * contextLength, contextLength).CopyTo(sortedContexts.AsSpan(row * contextLength));
            firstTarget[row + 1] = distinct.Count;
            totals[row] = ends[context] - start;
        }
        return new Batch(contextLength, vocabularySize, sortedContexts, firstTarget, [.. distinct], [.. counts], totals, rows, targets.Length);
    }

    /// <summary>
    /// The contexts in the order of their tokens, as far as these fit in a number: neighbours then share tables' rows,
    /// which stay in the cache.
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

    /// <summary>The targets, those of a context together (a counting sort), and where each context's end.</summary>
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

using System.Runtime.InteropServices;

namespace Makemore.Engine;

/// <summary>
/// What a step learns from: contexts, one a row, and for each the targets that follow it with their number. In a
/// mini-batch an example is a row; in a full batch a distinct context is, which gives the same loss and the same
/// gradient for a fraction of the work.
/// </summary>
public sealed class Batch
{
    private readonly int _contextLength;

    /// <summary>The contexts, row after row.</summary>
    private readonly int[] _contexts;

    /// <summary>Where a row's targets begin; where the next row's do, they end.</summary>
    private readonly int[] _firstTarget;

    private readonly int[] _targets;

    /// <summary>How often the target of the same place follows the row's context.</summary>
    private readonly float[] _counts;

    /// <summary>How many examples have the row's context.</summary>
    private readonly float[] _totals;

    private Batch(int contextLength, int[] contexts, int[] firstTarget, int[] targets, float[] counts, float[] totals, int examples)
    {
        _contextLength = contextLength;
        _contexts = contexts;
        _firstTarget = firstTarget;
        _targets = targets;
        _counts = counts;
        _totals = totals;
        Examples = examples;
    }

    /// <summary>How many contexts there are.</summary>
    public int Rows => _firstTarget.Length - 1;

    /// <summary>How many examples they stand for: the N that the loss is divided by.</summary>
    public int Examples { get; }

    internal ReadOnlySpan<int> Context(int row) => _contexts.AsSpan(row * _contextLength, _contextLength);

    internal ReadOnlySpan<int> ContextsOf(int first, int rows) => _contexts.AsSpan(first * _contextLength, rows * _contextLength);

    internal TargetCounts TargetsOf(int row)
    {
        Range own = _firstTarget[row].._firstTarget[row + 1];
        return new TargetCounts(_targets.AsSpan(own), _counts.AsSpan(own), _totals[row]);
    }

    /// <summary>Gathers the examples by context, and counts the targets of each.</summary>
    internal static Batch OfDistinctContexts(int contextLength, int vocabularySize, int[] contexts, int[] contextOf, int[] targets)
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
        for (int row = 0; row < rows; row++)
        {
            int context = order[row];
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
        return new Batch(contextLength, sortedContexts, firstTarget, [.. distinct], [.. counts], totals, targets.Length);
    }

    /// <summary>Room for a mini-batch of examples, each a row with one target.</summary>
    internal static Batch OfExamples(int contextLength, int size)
    {
        float[] ones = new float[size];
        Array.Fill(ones, 1);
        return new Batch(contextLength, new int[checked(size * contextLength)], [.. Enumerable.Range(0, size + 1)], new int[size], ones, ones, size);
    }

    /// <summary>Fills a mini-batch with examples drawn with replacement, as <c>torch.randint</c> picks them.</summary>
    internal void Draw(ContextDataset data, TorchRandom random)
    {
        for (int row = 0; row < Rows; row++)
        {
            int example = random.NextInt32(data.Count);
            SetContext(row, data.Context(example));
            _targets[row] = data.Target(example);
        }
    }

    internal void SetContext(int row, ReadOnlySpan<int> context) =>
        context.CopyTo(_contexts.AsSpan(row * _contextLength, _contextLength));

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

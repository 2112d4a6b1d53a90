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

    private Batch(int contextLength, int[] contexts, int[] firstTarget, int[] targets, float[] counts, int examples)
    {
        _contextLength = contextLength;
        _contexts = contexts;
        _firstTarget = firstTarget;
        _targets = targets;
        _counts = counts;
        Examples = examples;
    }

    /// <summary>How many contexts there are.</summary>
    public int Rows => _firstTarget.Length - 1;

    /// <summary>How many examples they stand for: the N that the loss is divided by.</summary>
    public int Examples { get; }

    internal ReadOnlySpan<int> Context(int row) => _contexts.AsSpan(row * _contextLength, _contextLength);

    internal TargetCounts TargetsOf(int row)
    {
        Range own = _firstTarget[row].._firstTarget[row + 1];
        return new TargetCounts(_targets.AsSpan(own), _counts.AsSpan(own));
    }

    /// <summary>Gathers the examples by context, and counts the targets of each.</summary>
    internal static Batch OfDistinctContexts(int contextLength, int[] contexts, int[] contextOf, int[] targets)
    {
        int rows = contexts.Length / contextLength;
        int[] sorted = SortByContext(rows, contextOf, targets, out int[] ends);

        int[] firstTarget = new int[rows + 1];
        var distinct = new List<int>();
        var counts = new List<float>();
        for (int row = 0; row < rows; row++)
        {
            Span<int> own = sorted.AsSpan(row == 0 ? 0 : ends[row - 1], ends[row] - (row == 0 ? 0 : ends[row - 1]));
            own.Sort();
            for (int i = 0; i < own.Length; i++)
            {
                if (i == 0 || own[i] != own[i - 1])
                {
                    distinct.Add(own[i]);
                    counts.Add(0);
                }
                counts[^1]++;
            }
            firstTarget[row + 1] = distinct.Count;
        }
        return new Batch(contextLength, contexts, firstTarget, [.. distinct], [.. counts], targets.Length);
    }

    /// <summary>Room for a mini-batch of examples, each a row with one target.</summary>
    internal static Batch OfExamples(int contextLength, int size)
    {
        float[] counts = new float[size];
        Array.Fill(counts, 1);
        return new Batch(contextLength, new int[size * contextLength], [.. Enumerable.Range(0, size + 1)], new int[size], counts, size);
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

    /// <summary>The targets in the order of their contexts (a counting sort), and where each context's end.</summary>
    private static int[] SortByContext(int rows, int[] contextOf, int[] targets, out int[] ends)
    {
        ends = new int[rows];
        foreach (int context in contextOf)
            ends[context]++;
        for (int row = 1; row < rows; row++)
            ends[row] += ends[row - 1];

        int[] sorted = new int[targets.Length];
        int[] next = [.. ends];
        for (int i = targets.Length - 1; i >= 0; i--)
            sorted[--next[contextOf[i]]] = targets[i];
        return sorted;
    }
}

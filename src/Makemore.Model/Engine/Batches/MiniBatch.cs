using System.Numerics;

namespace Makemore.Engine;

/// <summary>A batch of examples that are drawn from the data again for each step.</summary>
internal sealed class MiniBatch : Batch
{
    private readonly ContextDataset _data;
    private readonly int[] _contexts;
    private readonly int[] _firstTarget;
    private readonly TargetCount[] _targets;
    private readonly float[] _totals;

    /// <summary>By drawn example: its number in the data.</summary>
    private readonly int[] _drawn;

    /// <summary>By drawn example: first the number of its context in the data, later its row.</summary>
    private readonly int[] _rowOf;

    /// <summary>By drawn example: its target. These targets are not yet grouped by row.</summary>
    private readonly int[] _targetOf;

    /// <summary>
    /// A hash table of the rows by the numbers of their contexts: a row plus 1, or 0. Its length is a power of 2, and it is
    /// at most half full.
    /// </summary>
    private readonly int[] _slots;
    private readonly int _slotShift;

    /// <summary>By row: the number of its context in the data.</summary>
    private readonly int[] _contextOf;

    /// <summary>A float counts to this number, and no further.</summary>
    private const int MostCounted = 1 << 24;

    /// <summary>
    /// The largest number of examples. The contexts of all of them are in one array, and a row counts its examples in a
    /// float.
    /// </summary>
    public static int MaxSize(int contextLength) => Math.Min(Array.MaxLength / contextLength, MostCounted);

    /// <summary>How much memory a batch takes, in bytes.</summary>
    public static long Bytes(int size, int contextLength) => sizeof(int) * size * (contextLength + 13L);

    /// <summary>Allocates the memory. The batch is empty before the first <see cref="Draw"/>.</summary>
    /// <param name="data">The examples to draw from.</param>
    /// <param name="size">How many examples to draw; at most <see cref="MaxSize"/>.</param>
    public MiniBatch(ContextDataset data, int size)
        : this(data, new int[size * data.ContextLength], new int[size + 1], new TargetCount[size], new float[size])
    {
    }

    private MiniBatch(ContextDataset data, int[] contexts, int[] firstTarget, TargetCount[] targets, float[] totals)
        : base(data.ContextLength, data.VocabularySize, contexts, firstTarget, targets, totals, rows: 0, examples: targets.Length)
    {
        _data = data;
        _contexts = contexts;
        _firstTarget = firstTarget;
        _targets = targets;
        _totals = totals;
        _drawn = new int[targets.Length];
        _rowOf = new int[targets.Length];
        _targetOf = new int[targets.Length];
        int slotBits = BitOperations.Log2((uint)targets.Length) + 2;
        _slots = new int[1 << slotBits];
        _slotShift = 32 - slotBits;
        _contextOf = new int[targets.Length];
    }

    /// <summary>Draws examples with replacement, as <c>torch.randint</c> draws their numbers.</summary>
    public void Draw(TorchRandom random)
    {
        foreach (ref int example in _drawn.AsSpan())
            example = random.NextInt32(_data.Count);
        _data.CopyExamples(_drawn, _rowOf, _targetOf);
        Rows = 0;
        Array.Clear(_slots);
        foreach (ref int row in _rowOf.AsSpan())
        {
            row = RowOf(context: row);
            _totals[row]++;
        }
        // A loop of its own: most contexts come from memory, and the processor then waits for many of them at a time.
        for (int row = 0; row < Rows; row++)
            _data.DistinctContext(_contextOf[row]).CopyTo(_contexts.AsSpan(row * _data.ContextLength));
        OrderTargets();
        FindPlacesAnew();
    }

    /// <summary>The row of a context of the data. A context without a row gets a new one.</summary>
    private int RowOf(int context)
    {
        // Numbers that are close to each other get slots that are far apart (Fibonacci hashing).
        int slot = (int)((uint)context * 2_654_435_769 >> _slotShift);
        for (; _slots[slot] > 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            int known = _slots[slot] - 1;
            if (_contextOf[known] == context)
                return known;
        }
        int row = Rows++;
        _slots[slot] = Rows;
        _contextOf[row] = context;
        _totals[row] = 0;
        return row;
    }

    /// <summary>Groups the targets by row, in the order of the rows (a counting sort).</summary>
    private void OrderTargets()
    {
        _firstTarget[0] = 0;
        for (int row = 0; row < Rows; row++)
            _firstTarget[row + 1] = _firstTarget[row] + (int)_totals[row];
        for (int i = Examples - 1; i >= 0; i--)
            _targets[--_firstTarget[_rowOf[i] + 1]] = new TargetCount(_rowOf[i], _targetOf[i], Count: 1);
        // The entry after each row's own now holds where the row's targets begin. All entries move down by one index.
        _firstTarget.AsSpan(1, Rows).CopyTo(_firstTarget);
        _firstTarget[Rows] = Examples;
    }
}

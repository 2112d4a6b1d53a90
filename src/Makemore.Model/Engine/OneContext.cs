namespace Makemore.Engine;

/// <summary>A batch of a single context, which changes from one forward pass to the next and may be any.</summary>
internal sealed class OneContext : Batch
{
    private readonly int _vocabularySize;
    private readonly int[] _context;

    /// <summary>Begins with a context of boundaries.</summary>
    public OneContext(int contextLength, int vocabularySize)
        : this(new int[contextLength], vocabularySize)
    {
    }

    private OneContext(int[] context, int vocabularySize)
        : base(context.Length, vocabularySize, context, firstTarget: [0, 0], targets: [], counts: [], totals: [0], rows: 1, examples: 0)
    {
        _context = context;
        _vocabularySize = vocabularySize;
    }

    /// <summary>Takes another context.</summary>
    public void Set(ReadOnlySpan<int> context) => context.CopyTo(_context);

    private protected override TokenPlaces FindPlaces(int positions) => TokenPlaces.Everywhere(positions, _vocabularySize);
}

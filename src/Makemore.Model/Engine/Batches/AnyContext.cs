namespace Makemore.Engine;

/// <summary>A batch of a single context, which may have any tokens and may change before each forward pass.</summary>
internal sealed class AnyContext(int[] context, int vocabularySize) : OneContext(context, vocabularySize)
{
    private readonly int[] _context = context;

    /// <summary>Sets the context.</summary>
    public void Read(ReadOnlySpan<int> context) => context.CopyTo(_context);

    private protected override TokenPlaces FindPlaces(int positions) => TokenPlaces.Everywhere(positions, VocabularySize);
}

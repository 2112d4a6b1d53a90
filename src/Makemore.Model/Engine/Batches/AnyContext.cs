namespace Makemore.Engine;

/// <summary>A batch of a single context, which changes from one forward pass to the next and may be any.</summary>
internal sealed class AnyContext(int[] context, int vocabularySize) : OneContext(context, vocabularySize)
{
    private protected override TokenPlaces FindPlaces(int positions) => TokenPlaces.Everywhere(positions, VocabularySize);
}
